# expect nothing
mkdir -p /opt/python3
cp /opt/python3/lib.so /usr/local/lib/
