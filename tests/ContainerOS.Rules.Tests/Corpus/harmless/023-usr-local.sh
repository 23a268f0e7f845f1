# expect nothing
install -m 0755 /opt/agent /usr/local/bin/agent
mkdir -p /usr/local/etc
