# expect nothing
if (( a > 3 )); then echo big; fi
x=$(( a > b ? a : b ))
