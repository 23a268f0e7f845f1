# expect nothing
f=/etc/a.conf
echo "${f##*/}" "${f%.conf}" "${#f}" "${f/a/b}" "${x:=y}"
