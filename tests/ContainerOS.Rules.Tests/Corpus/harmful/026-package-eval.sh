# expect COS3003:2
eval "yum install -y htop"
