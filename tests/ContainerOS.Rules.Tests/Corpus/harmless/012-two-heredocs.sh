# expect nothing
cat <<A > /etc/a; cat <<B > /etc/b
yum
A
perl
B
echo done
