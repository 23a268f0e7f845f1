# expect COS3032:2
systemctl enable --now sshd
