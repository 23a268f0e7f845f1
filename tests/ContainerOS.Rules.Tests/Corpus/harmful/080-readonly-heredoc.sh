# expect COS3004:2
cat <<EOF > /usr/lib/sysctl.d/a.conf
a=b
EOF
