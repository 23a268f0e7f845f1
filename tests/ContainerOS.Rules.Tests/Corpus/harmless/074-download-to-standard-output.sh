# expect nothing
wget -qO- https://dl.example.com/key > /etc/agent.key
wget -qO - https://dl.example.com/list | tee /etc/agent.list
curl -fsSLo /opt/agent -H 'Accept: application/octet-stream' https://dl.example.com/agent
curl -fsSL -u "ops:$(cat /etc/agent.token)" -o /opt/agent.conf https://dl.example.com/conf
