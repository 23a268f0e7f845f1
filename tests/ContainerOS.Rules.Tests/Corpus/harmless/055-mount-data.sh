# expect nothing
mount -o remount,noatime /var
mount /dev/vdb /mnt/data
