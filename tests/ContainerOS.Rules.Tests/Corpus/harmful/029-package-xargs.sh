# expect COS3003:2
cat /etc/packages | xargs yum install -y
