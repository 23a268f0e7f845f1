# expect nothing
pm=none
case "$pm" in
  yum|dnf) echo rpm ;;
  apt-get | apt) echo deb ;;
  *) echo none ;;
esac
