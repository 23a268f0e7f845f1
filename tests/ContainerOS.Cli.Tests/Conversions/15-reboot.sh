sed -i 's/SELINUX=enforcing/SELINUX=disabled/' /etc/selinux/config
swapoff -a
grubby --update-kernel=ALL --args=quiet
reboot
