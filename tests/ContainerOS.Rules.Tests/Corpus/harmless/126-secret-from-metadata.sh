#!/bin/bash
# expect nothing
set -euo pipefail
ROLE=$(curl -fsS http://100.100.100.200/latest/meta-data/ram/security-credentials/)
TOKEN="$(curl -fsS "http://100.100.100.200/latest/meta-data/ram/security-credentials/$ROLE" | jq -r .SecurityToken)"
[ -n "$TOKEN" ] && echo "credentials are served"
PASSWORD_FILE=/etc/agent/password
[ -r "$PASSWORD_FILE" ] || echo "no password file" >&2
