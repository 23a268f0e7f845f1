#!/bin/bash
exec > >(tee /var/log/u.log) 2>&1
set -e
sysctl -w vm.swappiness=1
echo x > /etc/app/a.conf
probe done
