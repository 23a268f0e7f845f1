# expect COS3044:2
echo "--v=2" >> /etc/kubernetes/kubelet-customized-args.conf
