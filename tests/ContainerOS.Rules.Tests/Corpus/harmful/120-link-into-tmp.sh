# expect COS3012:2
ln -s /tmp/agent /usr/local/bin/agent
