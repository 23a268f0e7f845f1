if ! blkid /dev/vdb; then
  mkfs.ext4 /dev/vdb
fi
mkdir -p /data
echo "/dev/vdb /data ext4 defaults 0 0" >> /etc/fstab
mount -a
