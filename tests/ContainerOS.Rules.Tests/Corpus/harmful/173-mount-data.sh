# expect COS3045:2
mount /dev/vdb /mnt/data
