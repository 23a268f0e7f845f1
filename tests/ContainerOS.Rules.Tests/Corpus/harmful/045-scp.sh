# expect COS3032:2
scp admin@host:/etc/x /etc/x
