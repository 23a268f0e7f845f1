set -e
echo 'vm.swappiness = 1' >> /etc/sysctl.conf
probe done
