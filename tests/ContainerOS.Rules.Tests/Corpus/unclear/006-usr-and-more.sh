# expect nothing
echo x > /usr/lo$cal/a
