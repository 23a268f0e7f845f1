# expect COS3004:2
sed -i s/a/b/ /usr/lib/os-release
