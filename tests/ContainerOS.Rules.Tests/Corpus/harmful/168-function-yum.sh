# expect COS3003:3
install_all() {
  yum install -y "$@"
}
install_all htop iotop
