echo "10.0.0.5 registry.local" >> /etc/hosts
echo nameserver 10.0.0.2 > /etc/resolv.conf
