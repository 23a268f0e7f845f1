# expect COS3057:3 COS3058:2
swapoff -a
sed -i "/swap/d" /etc/fstab
