# expect COS3004:2
ln -sfn /opt/tool/bin/tool /usr/bin/tool
