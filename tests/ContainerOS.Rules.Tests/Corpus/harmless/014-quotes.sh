# expect nothing
echo 'it is "yum" > /usr/x'
echo "and > /usr/y"
