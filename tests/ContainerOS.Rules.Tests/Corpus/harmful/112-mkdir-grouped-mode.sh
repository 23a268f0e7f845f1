# expect COS3004:2
mkdir -pm 755 /usr/share/agent
