# expect nothing
a= b="" c=''
A=1 B=2 env
