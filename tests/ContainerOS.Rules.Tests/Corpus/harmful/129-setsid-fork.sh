# expect COS3038:2
setsid -f /opt/agent --serve
