# expect COS3004:2
for f in a b; do echo $f; done > /usr/list
