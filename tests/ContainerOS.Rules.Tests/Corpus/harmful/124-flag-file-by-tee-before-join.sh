# expect COS3021:2 COS3044:2 phase beforeJoin
printf 'KUBELET_CUSTOMIZED_ARGS="--v=4"\n' | tee /etc/kubernetes/kubelet-customized-args.conf
