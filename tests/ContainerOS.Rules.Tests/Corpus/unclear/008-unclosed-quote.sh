# expect nothing
echo "never closed
yum
