# expect nothing
set -e
cp /etc/containerd/config.toml /etc/containerd/config.toml.orig
sed -i 's/^\(\s*max_concurrent_downloads\s*=\).*/\1 10/' /etc/containerd/config.toml
grep -q 'max_concurrent_downloads = 10' /etc/containerd/config.toml
systemctl restart containerd
