# expect COS3012:2
cat > /run/systemd/system/agent.service <<'EOF'
[Service]
ExecStart=/opt/agent
EOF
systemctl daemon-reload
