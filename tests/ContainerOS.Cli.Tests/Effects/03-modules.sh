set -e
modprobe br_netfilter
modprobe -a ip_vs ip_vs_rr
