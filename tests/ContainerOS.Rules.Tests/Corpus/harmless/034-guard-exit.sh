# expect nothing
if [ -f /etc/done ]; then exit 0; fi
touch /etc/done
