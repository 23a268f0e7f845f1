# expect nothing
find /var/log -name "*.gz" -mtime +7 -delete
