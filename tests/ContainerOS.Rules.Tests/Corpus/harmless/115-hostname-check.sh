# expect nothing
name="$(hostname)"
case $name in
  *.cn-hangzhou.*) region=cn-hangzhou ;;
  *.cn-beijing.*)  region=cn-beijing ;;
  *) region=unknown;;
esac
mkdir -p /var/lib/node-meta && echo "$region" >| /var/lib/node-meta/region
