# expect COS3004:2
cp -t /usr/bin /opt/a /opt/b
