# expect COS3004:2
echo hi >| /usr/share/motd
