# expect nothing
ls /etc/*.conf | xargs -n 1 wc -l
