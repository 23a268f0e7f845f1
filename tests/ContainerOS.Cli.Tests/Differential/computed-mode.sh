set -e
for k in a b; do touch /etc/app/$k.conf; chmod 600 /etc/app/$k.conf; done
echo secret > /etc/app/a.conf
