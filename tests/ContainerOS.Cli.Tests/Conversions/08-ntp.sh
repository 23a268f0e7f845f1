yum -y install chrony
echo "server ntp.example.com iburst" >> /etc/chrony.conf
systemctl enable chronyd && systemctl restart chronyd
