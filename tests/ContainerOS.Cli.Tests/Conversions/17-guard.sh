[ -f /etc/done ] && exit 0
sysctl -w vm.swappiness=1
touch /etc/done
