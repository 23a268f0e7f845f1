# expect COS3045:3 COS3045:4
set -e
parted -s /dev/vdb mklabel gpt
mkfs.ext4 -F /dev/vdb1
