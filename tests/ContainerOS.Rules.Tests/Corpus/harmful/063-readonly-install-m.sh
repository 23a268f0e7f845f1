# expect COS3004:2
install -m 0755 a /usr/bin/a
