# expect nothing
tar -czf /var/lib/licenses.tgz -C /usr/share licenses
tar cf - -C /usr/lib modules | tar xf - -C /opt
tar -tzf /opt/a.tgz -C /usr
