# expect COS3003:2 COS3003:3
if ! rpm -q htop; then
  yum install -y htop
fi
