# expect COS3004:2
mkdir -p /data
