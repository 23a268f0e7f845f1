set -e
IFS=,
A=x,y
probe $A
sysctl -w vm.swappiness=1
probe $A
