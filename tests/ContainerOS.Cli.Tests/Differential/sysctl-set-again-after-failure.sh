set -e
sysctl -w net.core.somaxconn=4096
sysctl -w vm.swappiness=1
false
sysctl -w vm.swappiness=10
