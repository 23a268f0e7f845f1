set -e
mkdir -p /opt/x
echo one > /opt/x/list
echo two >> /opt/x/list
chmod 0640 /opt/x/list
cd /opt/x
echo three > more
