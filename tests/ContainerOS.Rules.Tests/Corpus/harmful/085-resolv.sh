# expect COS3011:2
cat > /etc/resolv.conf <<EOF
nameserver 1.1.1.1
EOF
