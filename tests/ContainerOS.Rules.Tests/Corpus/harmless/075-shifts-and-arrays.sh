# expect nothing
size=$((1<<20))
a=(yum "apt-get install" $((1<<4)))
(( size <<= 2 ))
declare -A manager=([centos]=yum [debian]=apt-get)
echo "${manager[centos]} ${#a[@]} $((size >> 3))"
[[ $size -gt 1 && "${a[0]}" =~ ^(yum|dnf)$ ]] && echo known
