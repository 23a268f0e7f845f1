# expect nothing
echo "a=b" | tee -a /etc/a.conf >/dev/null
