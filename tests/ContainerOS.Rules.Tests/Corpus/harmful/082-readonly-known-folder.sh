# expect COS3004:2
echo x > /usr/lib/$name
