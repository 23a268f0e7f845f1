# expect COS3030:3 COS3030:4
dd if=/dev/zero of=/var/swap bs=1M count=64
mkswap /var/swap
swapon /var/swap
