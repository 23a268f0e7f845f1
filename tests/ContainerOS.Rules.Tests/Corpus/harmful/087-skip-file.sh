# expect COS3023:2
touch /var/.skip-yum
