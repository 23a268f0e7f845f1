# expect COS3003:2
yes | yum install htop
