# expect nothing
while IFS== read -r k v; do
  echo "$k is $v"
done < /etc/os-release
