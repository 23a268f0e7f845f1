# expect COS3004:2
install -dm755 /usr/share/agent
