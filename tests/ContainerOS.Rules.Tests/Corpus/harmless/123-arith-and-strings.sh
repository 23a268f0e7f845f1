# expect nothing
a=5; b=7
if (( a < b )) && [[ "x$a" > "w" ]]; then echo "a<b"; fi
let c=a+b
echo $(( (a << 2) | b >> 1 )) "${c@Q}"
printf -v line '%-10s|%5d' name 42
echo "${line//|/>}"
