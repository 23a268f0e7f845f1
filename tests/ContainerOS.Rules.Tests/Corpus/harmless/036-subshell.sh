# expect nothing
( cd /etc && ls ) | wc -l
{ echo a; echo b; } > /etc/ab
