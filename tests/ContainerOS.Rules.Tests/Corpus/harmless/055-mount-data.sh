# expect nothing
mount -o remount,noatime /var
mount -t tmpfs tmpfs /var/cache/build
