# expect COS3032:2
ssh-keygen -A
