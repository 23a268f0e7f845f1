# expect nothing
# on Alibaba Cloud Linux this was: yum install -y htop
echo "no yum install here"
