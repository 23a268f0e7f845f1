# expect COS8012:3
set -e
wget -q http://downloads.example.com/tool.tgz -O /var/lib/tool.tgz
