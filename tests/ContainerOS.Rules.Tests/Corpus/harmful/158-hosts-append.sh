# expect COS3011:3
set -e
echo "10.0.0.5 registry.internal" >> /etc/hosts
