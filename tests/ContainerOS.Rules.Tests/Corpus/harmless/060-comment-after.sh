# expect nothing
echo a # > /usr/x ; yum
echo b;# python3
