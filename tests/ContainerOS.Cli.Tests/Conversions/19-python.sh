python3 - <<EOF
print("x")
EOF
printf '%s\n' a b > /var/lib/list
