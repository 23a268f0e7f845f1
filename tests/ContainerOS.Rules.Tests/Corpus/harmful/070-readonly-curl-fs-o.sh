# expect COS3004:2
curl -fsSo /opt/a https://e.com/a -o /usr/bin/a
