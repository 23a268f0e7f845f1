# expect COS8012:2
wget -q http://oss-cn-hangzhou.aliyuncs.com/b/a -O /opt/a
