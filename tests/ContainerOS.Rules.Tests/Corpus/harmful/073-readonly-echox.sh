# expect COS3004:2
echo x > /etc/../usr/x
