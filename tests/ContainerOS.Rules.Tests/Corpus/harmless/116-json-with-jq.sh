#!/bin/bash
# expect nothing
set -euo pipefail
conf=/etc/agent/config.json
mkdir -p /etc/agent
jq -n --arg host "$(hostname)" --argjson port 9100 '{host: $host, port: $port, tags: ["node","containeros"]}' > "$conf.new"
mv "$conf.new" "$conf"
