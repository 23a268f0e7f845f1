# expect nothing
cat /usr/lib/os-release
grep -r x /usr/share > /var/log/found
sed -n 1p /usr/lib/os-release
