# expect nothing
t=$(mktemp)
echo x > "/tmp/work.$$"
rm -f "/tmp/work.$$"
touch /run/mark
