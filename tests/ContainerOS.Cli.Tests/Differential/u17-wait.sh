set -e
yum install -y docker-ce
until pgrep dockerd; do sleep 2; done
probe done
