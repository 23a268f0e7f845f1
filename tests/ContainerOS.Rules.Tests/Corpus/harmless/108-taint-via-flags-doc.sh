# expect nothing
# the kubelet flags are in kubeletArgs; this only reports them
cat /etc/kubernetes/kubelet-customized-args.conf 2>/dev/null || echo "no flags of our own"
ps -o args= -C kubelet | tr ' ' '\n' | grep -- '--max-pods' || true
