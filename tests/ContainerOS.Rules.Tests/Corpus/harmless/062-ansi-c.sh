# expect nothing
echo $'a\tb\'c > /usr/x'
