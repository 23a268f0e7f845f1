# expect nothing
while IFS=: read -r user _ uid _ _ home shell; do
  [ "$uid" -ge 1000 ] && echo "$user $home $shell"
done < /etc/passwd > /var/log/users.txt
