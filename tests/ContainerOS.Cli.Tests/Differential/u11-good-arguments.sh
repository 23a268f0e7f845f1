set -e
mkdir -p /opt/app/new /data/app
systemctl restart sshd kubelet
probe done
