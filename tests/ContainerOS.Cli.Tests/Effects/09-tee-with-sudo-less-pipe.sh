set -e
mkdir -p /etc/containerd/certs.d/docker.io
cat <<'EOF' | tee /etc/containerd/certs.d/docker.io/hosts.toml >/dev/null
server = "https://registry.example.com"
[host."https://mirror.example.com"]
  capabilities = ["pull", "resolve"]
EOF
