# expect nothing
msg="run 'yum update' on the old nodes; apt-get does not exist here"
logger -t bootstrap "$msg"
echo 'do not rm -rf /usr, do not write /etc/hosts' >> /var/log/notes.txt
: "${MSG:=ssh is off}"
