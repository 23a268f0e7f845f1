# expect COS3004:2
cat a | tee /usr/bin/x
