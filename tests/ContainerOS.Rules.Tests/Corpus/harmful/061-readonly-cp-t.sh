# expect COS3004:2
cp -t /usr/bin a b
