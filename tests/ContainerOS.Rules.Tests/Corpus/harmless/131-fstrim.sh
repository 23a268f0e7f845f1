# expect nothing
systemctl enable --now fstrim.timer
systemctl list-timers --all | grep fstrim
