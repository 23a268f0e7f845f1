# expect nothing
grep -q registry /etc/hosts || echo "no registry in /etc/hosts"
cp /etc/resolv.conf /etc/agent/resolv.conf.copy
sed 's/^/# /' /etc/hosts > /etc/agent/hosts.copy
