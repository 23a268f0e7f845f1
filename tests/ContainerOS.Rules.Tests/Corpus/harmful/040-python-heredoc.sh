# expect COS3031:2
python3 - <<EOF
print(1)
EOF
