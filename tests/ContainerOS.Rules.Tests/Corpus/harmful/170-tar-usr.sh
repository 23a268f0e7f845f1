# expect COS3004:3
set -e
tar -C /usr -xzf /var/tmp/cni.tgz
