# expect COS3003:3
cat > /etc/v <<EOF
$(rpm -qa)
EOF
