#!/bin/bash
set -e
# Tuning of the network
cat > /etc/sysctl.d/99-k8s.conf <<EOF
net.core.somaxconn = 32768
vm.max_map_count=262144
EOF
sysctl --system
