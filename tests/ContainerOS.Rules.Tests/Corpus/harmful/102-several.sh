# expect COS3003:3 COS3004:5 COS3031:4 COS3032:6
set -e
yum install -y python3
python3 -V
mkdir -p /data
systemctl restart sshd
