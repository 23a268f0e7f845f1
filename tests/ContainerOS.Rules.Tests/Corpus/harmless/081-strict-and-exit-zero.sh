#!/bin/bash -e
# expect nothing
test -f /etc/agent.done && exit 0
systemctl restart containerd
exit 0
