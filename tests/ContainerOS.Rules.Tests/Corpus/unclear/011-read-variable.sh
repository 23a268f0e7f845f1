# expect nothing
read -r cmd < /etc/cmd
$cmd
