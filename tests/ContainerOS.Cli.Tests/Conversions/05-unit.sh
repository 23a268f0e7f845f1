cat > /etc/systemd/system/tune.service <<EOF
[Unit]
Description=Tune
[Service]
ExecStart=/opt/tune/bin/tune
[Install]
WantedBy=multi-user.target
EOF
systemctl daemon-reload
systemctl enable tune
systemctl start tune
