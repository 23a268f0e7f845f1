#!/bin/bash
# expect nothing
stamp=/var/lib/bootstrap/done-v3
if [[ -f $stamp ]]; then
  echo "already set up"
  exit 0
fi
set -e
mkdir -p "${stamp%/*}"
sysctl -w fs.inotify.max_user_instances=8192
touch "$stamp"
