# expect nothing
echo 1 > /proc/sys/net/ipv4/ip_forward
echo never > /sys/kernel/mm/transparent_hugepage/enabled
