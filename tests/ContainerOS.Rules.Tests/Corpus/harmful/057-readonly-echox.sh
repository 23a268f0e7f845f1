# expect COS3004:2
echo x >| /boot/x
