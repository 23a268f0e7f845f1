# expect COS3003:3
set -e
pip3 install -r /opt/r.txt
