# expect COS3003:2
"yum" install x
