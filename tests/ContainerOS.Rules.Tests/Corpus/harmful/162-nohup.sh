# expect COS3038:3
set -e
nohup /opt/agent/agent >/var/log/agent.log 2>&1 &
