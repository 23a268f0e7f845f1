# expect nothing
set -e
curl -fsSL https://oss-internal.example.com/images/agent.tar -o /var/tmp/agent.tar
ctr -n k8s.io images import /var/tmp/agent.tar
rm -f /var/tmp/agent.tar
