# expect COS3012:2
echo vm.swappiness=0 > /run/sysctl.d/90-own.conf
