# expect COS3032:3
set -e
systemctl restart sshd
