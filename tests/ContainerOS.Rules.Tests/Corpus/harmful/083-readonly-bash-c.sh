# expect COS3004:2
bash -c 'echo x > /usr/x'
