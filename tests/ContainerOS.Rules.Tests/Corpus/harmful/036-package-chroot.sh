# expect COS3003:2
chroot /host yum install x
