#!/usr/bin/env bash
# expect nothing
retry() {
  local n=0 max=$1; shift
  until "$@"; do
    n=$((n+1))
    [ "$n" -ge "$max" ] && return 1
    sleep $((n * 2))
  done
}
retry 5 curl -fsS -o /var/lib/agent/config.json https://config.internal.example.com/agent.json
