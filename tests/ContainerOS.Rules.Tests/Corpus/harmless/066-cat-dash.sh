# expect nothing
cat - > /etc/in < /etc/os-release
