# expect nothing
if true; then
	cat > /etc/a.conf <<-EOF
	key=value
	EOF
fi
