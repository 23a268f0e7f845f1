#!/bin/bash
set -euo pipefail
modprobe overlay
cat > /etc/modules-load.d/own.conf <<EOF
overlay
EOF
echo 'vm.overcommit_memory = 1' > /etc/sysctl.d/90-own.conf
sysctl -p /etc/sysctl.d/90-own.conf
mkdir -p /opt/own
install -m 0755 /dev/null /opt/own/run
cat > /opt/own/run <<'EOF'
#!/bin/sh
echo "$0: $*"
EOF
chmod 755 /opt/own/run
cat > /etc/systemd/system/own.service <<EOF
[Service]
ExecStart=/opt/own/run
EOF
systemctl daemon-reload
systemctl restart own.service
