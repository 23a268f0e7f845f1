# expect nothing
bash -c "$SCRIPT"
