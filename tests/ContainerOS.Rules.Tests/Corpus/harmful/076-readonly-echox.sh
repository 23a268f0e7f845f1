# expect COS3004:2
echo x 2> /var/../lib/x
