# expect COS3003:3
set -e
snap install x
