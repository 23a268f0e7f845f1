# expect COS3003:3
set -e
apt-get update
