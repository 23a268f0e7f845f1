# expect nothing
sync
echo 3 > /proc/sys/vm/drop_caches
echo 1 >/proc/sys/vm/compact_memory 2>/dev/null || :
