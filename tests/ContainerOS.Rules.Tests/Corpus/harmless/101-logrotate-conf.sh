# expect nothing
mkdir -p /etc/logrotate.d
cat > /etc/logrotate.d/app <<'EOF'
/var/log/app/*.log {
    daily
    rotate 7
    compress
    missingok
    postrotate
        /bin/kill -HUP `cat /var/run/app.pid 2>/dev/null` 2>/dev/null || true
    endscript
}
EOF
