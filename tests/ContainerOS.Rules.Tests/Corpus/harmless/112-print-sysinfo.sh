# expect nothing
echo "kernel: $(uname -r)"
echo "os: $(. /etc/os-release && echo "$PRETTY_NAME")"
cat /proc/cmdline
ip -4 addr show eth0 | sed -n 's/.*inet \([0-9.]*\).*/\1/p'
