# expect nothing
eval "$(cat /etc/snippet)"
