set -e
sysctl -w vm.swappiness=1
modprobe overlay
sysctl -w vm.swappiness=10
