# expect COS3003:5
cat > /etc/v <<EOF
yum
EOF
yum install x
