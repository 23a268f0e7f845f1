# expect nothing
set -eu
sysctl -w net.core.somaxconn=4096
sysctl -w vm.max_map_count=262144
