set -e
touch /etc/app/key
chmod 600 /etc/app/key
echo secret > /etc/app/key
