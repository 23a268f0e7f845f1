# expect nothing
[ -b /dev/vdb ] || exit 0
[[ -d /x ]] || exit 0
grep -q foo /etc/x || exit 0
command -v tool >/dev/null || exit 0
test -e /x || { echo nothing; exit 0; }
systemctl is-active x || exit 0
mountpoint -q /data || exit 0
cat /proc/1/cmdline | grep -q x || exit 0
(( 1 > 2 )) || exit 0
[ -e /x ] && [ -e /y ] || exit 0
