#!/bin/bash -e
set -Eeuo pipefail
probe code $?
sysctl -w vm.swappiness=10
echo "$UNSET" > /etc/app/b.conf
