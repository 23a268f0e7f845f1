# expect COS3038:2
while true; do sleep 60; done &
