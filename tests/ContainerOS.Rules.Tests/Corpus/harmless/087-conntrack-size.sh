#!/bin/bash
# expect nothing
set -euo pipefail
mem_kb=$(awk '/MemTotal/ {print $2}' /proc/meminfo)
size=$(( mem_kb / 16 ))
(( size > 1048576 )) && size=1048576
sysctl -w net.netfilter.nf_conntrack_max="$size"
echo "net.netfilter.nf_conntrack_max = $size" > /etc/sysctl.d/90-conntrack.conf
