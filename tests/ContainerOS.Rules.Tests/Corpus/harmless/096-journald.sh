# expect nothing
mkdir -p /etc/systemd/journald.conf.d
cat <<'EOF' | tee /etc/systemd/journald.conf.d/size.conf > /dev/null
[Journal]
SystemMaxUse=1G
Storage=persistent
EOF
systemctl restart systemd-journald
