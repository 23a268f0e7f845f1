# expect COS3036:2
sudo mount -o rw,remount /usr
