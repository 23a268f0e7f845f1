# expect COS3004:2
cp a /usr/bin/a
