# expect COS3003:2
echo "now $(yum install -y htop) done"
