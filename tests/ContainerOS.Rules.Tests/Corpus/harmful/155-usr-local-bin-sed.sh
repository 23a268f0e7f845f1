# expect COS3004:3
set -e
sed -i.bak 's/a/b/' /usr/share/app/app.conf
