#!/bin/bash
set -e
sysctl -w net.core.somaxconn=4096
sysctl -w vm.swappiness=1
/opt/app/check
sysctl -w vm.swappiness=10
sysctl -w kernel.pid_max=65536
sysctl -w net.ipv4.ip_forward=0
echo a > /etc/app/a.conf
sysctl -w fs.file-max=100000
echo b > /etc/app/b.conf
sysctl -w net.ipv4.ip_forward=1
sysctl -w fs.file-max=200000
