#!/bin/bash
yum -y install epel-release nginx htop python3
systemctl enable nginx && systemctl start nginx
cat >> /etc/sysctl.conf << EOF
net.bridge.bridge-nf-call-iptables = 1
EOF
modprobe br_netfilter
sysctl -p
echo 0 > /proc/sys/vm/swappiness
echo 3 > /proc/sys/vm/drop_caches
groupadd -g 1001 app
useradd -u 1001 -g app app
mkdir -p /opt/app/conf
chown -R app:app /opt/app
htop --version
python3 /opt/app/run.py
cd /opt/app
curl -fsSLO https://dl.example.com/app.tgz
tar xzf app.tgz
cat > /etc/systemd/system/app.service <<'E2'
[Service]
ExecStart=/opt/app/app
[Install]
WantedBy=multi-user.target
E2
systemctl daemon-reload
systemctl enable app --now
sed -i 's/x/y/' /opt/app/conf/app.conf
echo "vm.overcommit_memory=1" >> /etc/sysctl.conf
swapoff -a && sysctl -w vm.page-cluster=0
setenforce 0 || true
