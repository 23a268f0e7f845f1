# expect COS3003:3
set -e
rpm -ivh x.rpm
