# expect nothing phase afterJoin
echo 'KUBELET_CUSTOMIZED_ARGS="--max-pods=64"' > /etc/kubernetes/kubelet-customized-args.conf
systemctl daemon-reload
systemctl restart kubelet
