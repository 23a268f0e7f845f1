#!/bin/bash
# expect nothing
for n in $(seq 1 60); do
  if curl -fsS http://127.0.0.1:10248/healthz >/dev/null 2>&1; then
    echo "kubelet is healthy"
    exit 0
  fi
  sleep 5
done
echo "kubelet did not come up" >&2
exit 1
