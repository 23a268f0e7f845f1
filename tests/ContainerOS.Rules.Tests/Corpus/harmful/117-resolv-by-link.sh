# expect COS3011:2
ln -sf /opt/resolv.conf /etc/resolv.conf
