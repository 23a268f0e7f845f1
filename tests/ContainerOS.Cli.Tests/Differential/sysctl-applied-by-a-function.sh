set -e
apply() { sysctl -q -p; probe applied; }
echo 'vm.swappiness=1' >> /etc/sysctl.conf
apply
sysctl -p
