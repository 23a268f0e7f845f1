# expect COS3003:2
v=`yum list installed`
