# expect nothing
for m in br_netfilter ip_vs ip_vs_rr nf_conntrack; do
  modprobe "$m"
done
