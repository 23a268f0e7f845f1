set -e
echo x > /opt/app/run
chmod 0600 /opt/app/run
chmod +x /opt/app/run
