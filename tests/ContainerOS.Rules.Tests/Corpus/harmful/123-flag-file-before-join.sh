# expect COS3021:3 phase beforeJoin
# ACK heeds the file when user data writes it, not before joining
echo 'KUBELET_CUSTOMIZED_ARGS="--max-pods=64"' > /etc/kubernetes/kubelet-customized-args.conf
