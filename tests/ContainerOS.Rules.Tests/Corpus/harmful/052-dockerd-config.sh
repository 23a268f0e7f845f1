# expect COS3035:5 COS3058:2
cat > /etc/docker/daemon.json <<EOF
{}
EOF
docker info
