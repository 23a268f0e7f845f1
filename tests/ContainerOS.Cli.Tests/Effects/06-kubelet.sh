set -e
mkdir -p /etc/kubernetes
echo 'KUBELET_CUSTOMIZED_ARGS="--max-pods=64 --v=4"' > /etc/kubernetes/kubelet-customized-args.conf
systemctl daemon-reload
systemctl restart kubelet
