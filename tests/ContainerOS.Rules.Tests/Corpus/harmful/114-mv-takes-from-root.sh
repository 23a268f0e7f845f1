# expect COS3004:2
mv /usr/lib/motd /var/lib/motd
