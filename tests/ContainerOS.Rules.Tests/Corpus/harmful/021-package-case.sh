# expect COS3003:3
case x in
  x) yum install -y x ;;
esac
