# expect COS3004:2
echo x >> /usr/share/x
