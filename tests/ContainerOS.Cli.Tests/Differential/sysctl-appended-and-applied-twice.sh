set -e
echo 'vm.swappiness=1' >> /etc/sysctl.conf
sysctl -p
false
echo 'vm.swappiness=10' >> /etc/sysctl.conf
sysctl -p
