# expect COS3003:3
case "$ID" in
  centos|alinux) yum install -y jq ;;
esac
