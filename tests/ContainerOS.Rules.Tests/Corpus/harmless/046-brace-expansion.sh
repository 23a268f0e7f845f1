# expect nothing
mkdir -p /etc/agent/{conf.d,certs}
