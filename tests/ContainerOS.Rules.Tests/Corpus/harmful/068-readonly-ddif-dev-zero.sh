# expect COS3004:2
dd if=/dev/zero of=/swapfile bs=1M count=1
