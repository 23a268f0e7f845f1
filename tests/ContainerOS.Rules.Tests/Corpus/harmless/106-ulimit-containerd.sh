# expect nothing
set -e
mkdir -p /etc/systemd/system/containerd.service.d
cat > /etc/systemd/system/containerd.service.d/limits.conf << EOF
[Service]
LimitNOFILE=1048576
LimitNPROC=infinity
EOF
systemctl daemon-reload && systemctl restart containerd
