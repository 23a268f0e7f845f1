# expect nothing
kubectl --kubeconfig /etc/kubernetes/kubelet.conf get node "$(hostname)" -o yaml > /var/log/node.yaml || true
cat <<-'YAML' > /etc/kubernetes/extra.yaml
	apiVersion: v1
	kind: ConfigMap
	metadata:
	  name: x
	data:
	  install.sh: |
	    yum install -y foo
	    echo bad > /usr/bin/x
	YAML
