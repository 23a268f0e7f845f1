# expect COS3011:2
sed -i '1i nameserver 10.0.0.2' /etc/resolv.conf
