# expect COS3003:2
bash -lc "set -e; yum install -y htop"
