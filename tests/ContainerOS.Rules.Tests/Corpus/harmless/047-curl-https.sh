# expect nothing
curl -fsSL https://example.com/agent.tar.gz -o /opt/agent.tar.gz
tar -xzf /opt/agent.tar.gz -C /opt
echo "abc  /opt/agent.tar.gz" | sha256sum -c
