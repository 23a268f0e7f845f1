# expect COS3003:2
env LANG=C DEBIAN_FRONTEND=noninteractive apt-get -y install jq
