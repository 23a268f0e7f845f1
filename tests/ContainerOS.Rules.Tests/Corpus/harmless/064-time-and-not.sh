# expect nothing
time -p true
! grep -q x /etc/os-release
