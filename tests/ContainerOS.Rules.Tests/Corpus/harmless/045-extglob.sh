# expect nothing
shopt -s extglob
ls /etc/!(yum|dnf)*
