# expect COS3003:4
set -e
if ! command -v jq; then
  yum -y -q install jq
fi
