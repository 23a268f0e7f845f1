# expect nothing
for i in $(seq 1 30); do
  systemctl is-active containerd && break
  sleep 1
done
