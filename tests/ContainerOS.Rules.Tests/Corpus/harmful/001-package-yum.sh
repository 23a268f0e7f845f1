# expect COS3003:3
set -e
yum install -y htop
