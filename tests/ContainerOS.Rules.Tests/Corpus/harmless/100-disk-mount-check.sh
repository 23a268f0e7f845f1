#!/bin/bash
# expect nothing
set -e
if ! mountpoint -q /var/lib/containerd; then
  echo "no data disk below /var" >&2
  df -h
fi
df -P /var | awk 'NR==2 { if ($4 < 20*1024*1024) { print "less than 20 GiB free" > "/dev/stderr"; exit 1 } }'
