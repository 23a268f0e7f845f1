set -e
A=from-above
echo 'probe "$A"' > /opt/app/lib.sh
sysctl -w vm.swappiness=1
. /opt/app/lib.sh
