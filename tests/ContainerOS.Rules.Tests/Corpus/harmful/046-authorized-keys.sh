# expect COS8010:2 COS8010:3
mkdir -p /root/.ssh
echo "ssh-ed25519 AAAA" >> /root/.ssh/authorized_keys
