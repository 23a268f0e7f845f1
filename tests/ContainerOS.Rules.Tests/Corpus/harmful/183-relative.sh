# expect COS3004:3
cd /usr/lib
touch x
