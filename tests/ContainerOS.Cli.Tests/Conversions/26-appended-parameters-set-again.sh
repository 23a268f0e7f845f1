#!/bin/bash
set -e
echo "vm.swappiness = 1" >> /etc/sysctl.conf
echo "kernel.pid_max = 65536" >> /etc/sysctl.conf
sysctl -p
sysctl -w net.core.somaxconn=1024 fs.file-max=200000
sysctl -w net.core.somaxconn=4096
sysctl -w net.core.somaxconn=4096
echo "vm.max_map_count = 1" > /etc/sysctl.d/app.conf
sysctl --load /etc/sysctl.d/app.conf
sysctl -w vm.swappiness=10 vm.max_map_count=262144
sysctl -w net.core.somaxconn=8192
