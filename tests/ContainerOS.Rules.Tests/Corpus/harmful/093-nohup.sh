# expect COS3038:2
nohup /opt/agent > /var/log/agent 2>&1 &
