# expect COS3004:2
tar -czf /usr/share/backup.tgz -C /etc kubernetes
