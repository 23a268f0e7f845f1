# expect COS3011:2
sed -i "/^search/d" /etc/resolv.conf
