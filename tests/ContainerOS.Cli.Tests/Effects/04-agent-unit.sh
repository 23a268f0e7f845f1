set -e
cat > /etc/systemd/system/agent.service <<'EOF'
[Unit]
Description=Agent of "$HOSTNAME" and `date`
[Service]
ExecStart=/opt/agent/bin/agent --level 'info'
[Install]
WantedBy=multi-user.target
EOF
systemctl daemon-reload
systemctl enable agent
systemctl start agent
