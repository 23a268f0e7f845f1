# expect COS3004:2
echo x &> /lib/x
