# expect nothing
install -Dm644 /opt/agent/agent.conf /etc/agent/agent.conf
sed -ri.bak -e 's/a/b/' /etc/agent/agent.conf
mkdir -pm 0750 /var/lib/agent
cp -at /etc/agent /usr/share/licenses/agent
