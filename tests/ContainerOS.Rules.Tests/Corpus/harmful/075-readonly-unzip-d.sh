# expect COS3004:2
unzip -d /usr/share a.zip
