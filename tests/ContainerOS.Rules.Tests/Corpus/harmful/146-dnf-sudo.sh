# expect COS3003:2
sudo -E dnf install -y nfs-utils || exit 1
