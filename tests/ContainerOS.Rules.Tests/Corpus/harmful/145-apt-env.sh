# expect COS3003:3
export DEBIAN_FRONTEND=noninteractive
apt-get update && true
DEBIAN_FRONTEND=noninteractive apt-get install -y chrony
