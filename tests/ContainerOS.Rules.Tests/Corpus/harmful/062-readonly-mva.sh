# expect COS3004:2
mv a /sbin/a
