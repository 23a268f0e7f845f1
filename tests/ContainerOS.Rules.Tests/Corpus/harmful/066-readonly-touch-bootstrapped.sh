# expect COS3004:2
touch /bootstrapped
