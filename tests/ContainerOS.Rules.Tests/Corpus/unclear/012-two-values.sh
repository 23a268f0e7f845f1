# expect nothing
p=/etc
test -d /opt && p=/usr
echo x > $p
