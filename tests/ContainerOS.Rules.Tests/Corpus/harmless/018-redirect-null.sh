# expect nothing
modprobe dummy > /dev/null 2>&1
echo err >&2
exec 3<&0
