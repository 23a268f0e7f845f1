# expect COS3012:2
cp /opt/90-disk.rules /var/run/udev/rules.d/90-disk.rules
