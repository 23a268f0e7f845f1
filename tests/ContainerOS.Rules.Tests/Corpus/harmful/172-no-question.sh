# expect COS3037:2
systemctl restart containerd && [ -e /x ] || exit 0
