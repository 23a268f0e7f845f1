# expect COS3011:2 COS3011:3 COS3011:4
cp /opt/hosts /etc/hosts
mv /opt/hosts /etc/hosts
install -m644 /opt/hosts /etc/hosts
