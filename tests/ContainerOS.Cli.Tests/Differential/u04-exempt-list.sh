set -e
[ -f /etc/app/old ] && rm /etc/app/old
sysctl -w vm.swappiness=1
probe after
