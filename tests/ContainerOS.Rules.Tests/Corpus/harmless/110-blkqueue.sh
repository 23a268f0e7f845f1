# expect nothing
set -e
for dev in vda vdb; do
  [ -e "/sys/block/$dev/queue/scheduler" ] && echo none > "/sys/block/$dev/queue/scheduler"
  blockdev --setra 8192 "/dev/$dev"
done
