# expect nothing
# lists the block devices for the support log
{ lsblk -f; echo; blkid; } > /var/log/blockdevices.txt 2>&1
