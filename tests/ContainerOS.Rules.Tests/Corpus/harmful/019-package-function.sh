# expect COS3003:3
install() {
  yum install -y "$@"
}
install htop jq
