# expect COS3003:3 COS3003:4
export DEBIAN_FRONTEND=noninteractive
apt-get update && true
DEBIAN_FRONTEND=noninteractive apt-get install -y chrony
