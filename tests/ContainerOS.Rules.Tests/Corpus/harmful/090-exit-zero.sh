# expect COS3037:2
modprobe x || exit 0
