# expect COS3030:3 COS3030:4
set -e
fallocate -l 2G /var/swapfile && mkswap /var/swapfile
swapon /var/swapfile
