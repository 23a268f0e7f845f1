set -e
mkdir -p /opt/app
chmod -R 700 /opt
echo x > /opt/app/run
