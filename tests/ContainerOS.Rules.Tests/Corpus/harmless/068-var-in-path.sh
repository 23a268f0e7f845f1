# expect nothing
d=/etc/agent
mkdir -p "$d/conf.d"
echo x > $d/a.conf
