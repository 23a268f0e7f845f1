# expect COS3003:2
bash -c 'yum install -y htop'
