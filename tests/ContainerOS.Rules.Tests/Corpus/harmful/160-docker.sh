# expect COS3035:3
set -e
docker login -u x registry.example.com < /etc/agent/pw
