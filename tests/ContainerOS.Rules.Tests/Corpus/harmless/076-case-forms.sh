# expect nothing
case $1 in
  (yum) echo a ;;
  dnf | "apt-get") echo b ;;
  python*) echo c ;;
  [!a-z]* ) echo d ;;
esac
