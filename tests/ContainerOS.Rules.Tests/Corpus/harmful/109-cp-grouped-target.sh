# expect COS3004:2
cp -rt /usr/share/agent /etc/agent/a /etc/agent/b
