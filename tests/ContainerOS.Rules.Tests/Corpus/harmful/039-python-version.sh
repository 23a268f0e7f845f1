# expect COS3031:2
/usr/bin/python3.11 -V
