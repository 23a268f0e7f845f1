# expect nothing
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
echo x > /etc/x
