# expect COS3004:2
{ echo a; echo b; } > /usr/x
