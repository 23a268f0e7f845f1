# expect COS3004:2
tar -xzf a.tgz -C /
