# expect COS3038:2
start-stop-daemon --start --background --exec /opt/agent
