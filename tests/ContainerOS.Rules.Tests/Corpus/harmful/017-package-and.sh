# expect COS3003:2
command -v jq || yum install -y jq
