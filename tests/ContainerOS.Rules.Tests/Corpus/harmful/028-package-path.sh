# expect COS3003:2
/usr/bin/yum install -y htop
