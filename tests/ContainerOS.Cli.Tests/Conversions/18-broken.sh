if true; then
  sysctl -w vm.swappiness=1
