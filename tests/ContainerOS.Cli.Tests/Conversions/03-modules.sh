set -e
modprobe br_netfilter
modprobe -a ip_vs ip_vs_rr
echo br_netfilter > /etc/modules-load.d/k8s.conf
