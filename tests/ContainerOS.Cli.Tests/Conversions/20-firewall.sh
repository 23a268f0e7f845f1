systemctl stop firewalld
iptables -P FORWARD ACCEPT
firewall-cmd --reload
crontab -l
