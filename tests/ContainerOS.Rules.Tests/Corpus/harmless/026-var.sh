# expect nothing
mkdir -p /var/lib/agent
chmod 0700 /var/lib/agent
truncate -s 1M /var/lib/agent/db
