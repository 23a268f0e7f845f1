# expect COS3003:3
set -e
dpkg -i x.deb
