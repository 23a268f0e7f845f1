#!/bin/bash
# Node setup for the old pool (Alibaba Cloud Linux 3)
set -e
yum install -y wget jq chrony nfs-utils
systemctl enable --now chronyd

# kernel
cat >> /etc/sysctl.conf <<EOT
net.core.somaxconn = 32768
net.ipv4.tcp_max_syn_backlog=16384
vm.swappiness = 0
# fs limits
fs.file-max=2097152
EOT
sysctl -p

modprobe br_netfilter
modprobe -a ip_vs ip_vs_rr
echo "br_netfilter" > /etc/modules-load.d/k8s.conf
echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables

echo "* soft nofile 65535" >> /etc/security/limits.conf
echo "* hard nofile 65535" >> /etc/security/limits.conf

mkdir -p /etc/docker
cat > /etc/docker/daemon.json <<EOT
{"registry-mirrors": ["https://mirror.example.com"], "log-opts": {"max-size": "100m"}}
EOT
systemctl restart docker

(crontab -l 2>/dev/null; echo "0 3 * * * /usr/bin/find /var/log -name '*.gz' -delete") | crontab -

useradd -m -s /bin/bash ops
mkdir -p /home/ops/.ssh
echo "ssh-ed25519 AAAA ops@example" > /home/ops/.ssh/authorized_keys
chmod 600 /home/ops/.ssh/authorized_keys
sed -i 's/^PermitRootLogin yes/PermitRootLogin no/' /etc/ssh/sshd_config
systemctl restart sshd

VERSION=1.8.2
cd /tmp
wget https://github.com/prometheus/node_exporter/releases/download/v${VERSION}/node_exporter-${VERSION}.linux-amd64.tar.gz
tar xzf node_exporter-${VERSION}.linux-amd64.tar.gz
cp node_exporter-${VERSION}.linux-amd64/node_exporter /usr/local/bin/
cat > /etc/systemd/system/node_exporter.service <<'EOT'
[Unit]
Description=Node Exporter
After=network.target

[Service]
ExecStart=/usr/local/bin/node_exporter
Restart=always

[Install]
WantedBy=multi-user.target
EOT
systemctl daemon-reload
systemctl enable node_exporter
systemctl start node_exporter

timedatectl set-timezone Asia/Shanghai
hostnamectl set-hostname node-$(curl -s http://100.100.100.200/latest/meta-data/instance-id)
sed -i 's/SELINUX=enforcing/SELINUX=disabled/' /etc/selinux/config
setenforce 0
swapoff -a
echo "nameserver 10.0.0.2" > /etc/resolv.conf
echo "10.1.1.1 harbor.local" >> /etc/hosts
KUBELET_EXTRA_ARGS="--max-pods=110"
echo "KUBELET_EXTRA_ARGS=$KUBELET_EXTRA_ARGS" > /etc/sysconfig/kubelet
systemctl restart kubelet
mkfs.ext4 /dev/vdb
mkdir -p /data
mount /dev/vdb /data
echo "/dev/vdb /data ext4 defaults 0 0" >> /etc/fstab
export HTTP_PROXY=http://proxy:3128
echo 'export LANG=en_US.UTF-8' >> /etc/profile.d/lang.sh
ulimit -n 65535
