# expect COS3037:2
set +e
modprobe x
