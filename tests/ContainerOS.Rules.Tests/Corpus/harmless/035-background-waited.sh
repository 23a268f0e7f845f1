# expect nothing
sleep 2 &
pid=$!
wait "$pid"
