# expect COS3059:2
echo "never closed
yum
