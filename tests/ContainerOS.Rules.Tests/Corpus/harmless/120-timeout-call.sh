# expect nothing
timeout 30 bash -c 'until systemctl is-active --quiet containerd; do sleep 1; done'
