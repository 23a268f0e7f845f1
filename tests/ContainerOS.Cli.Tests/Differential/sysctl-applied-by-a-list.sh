set -e
echo 'vm.swappiness=1' >> /etc/sysctl.conf
sysctl -p || true
probe x
sysctl -p
