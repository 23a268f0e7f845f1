# expect COS3004:2
wget -qO /usr/bin/yq https://dl.example.com/yq
