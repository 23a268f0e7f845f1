# expect nothing
cd /usr/lib
touch x
