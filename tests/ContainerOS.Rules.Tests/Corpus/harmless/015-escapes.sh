# expect nothing
echo yum \> /usr/x \
  and more \; ruby
