# expect COS3004:2
wget -O /usr/bin/a https://e.com/a
