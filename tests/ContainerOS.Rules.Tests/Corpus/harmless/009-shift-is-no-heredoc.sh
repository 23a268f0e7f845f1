# expect nothing
page=$((1<<12))
mask=$(( (1 << 8) - 1 ))
echo "$page $mask"
