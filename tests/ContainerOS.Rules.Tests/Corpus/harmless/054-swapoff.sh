# expect nothing
swapoff -a
sed -i "/swap/d" /etc/fstab
