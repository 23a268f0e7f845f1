# expect nothing
until test -S /run/containerd/containerd.sock; do sleep 1; done
