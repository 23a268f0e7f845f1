# expect COS3036:2
mount -o remount,rw /
