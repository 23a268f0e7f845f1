# expect COS3044:2
sed -i "s/--v=2/--v=4/" /etc/kubernetes/kubelet-customized-args.conf
