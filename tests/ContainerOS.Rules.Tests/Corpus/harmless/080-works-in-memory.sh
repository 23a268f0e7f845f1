# expect nothing
mkdir -p /run/agent /tmp/agent
tmp=$(mktemp /tmp/agent.XXXXXX)
curl -fsSL -o /tmp/agent/a.tgz https://dl.example.com/a.tgz
tar -xzf /tmp/agent/a.tgz -C /opt
ln -sf /run/containerd/containerd.sock /var/lib/agent/containerd.sock
rm -rf /tmp/agent
systemctl enable --now agent.service
