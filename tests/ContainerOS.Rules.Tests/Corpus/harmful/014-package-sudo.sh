# expect COS3003:2
sudo -E yum install -y htop
