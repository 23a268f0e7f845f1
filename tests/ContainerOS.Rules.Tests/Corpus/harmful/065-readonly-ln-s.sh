# expect COS3004:2
ln -s /opt/a /usr/bin/a
