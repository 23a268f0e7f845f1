# expect COS3003:3
set -e
dnf install jq
