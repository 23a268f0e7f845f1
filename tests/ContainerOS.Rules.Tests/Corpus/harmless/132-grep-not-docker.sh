# expect nothing
pgrep -x dockerd && echo "docker runs" || true
