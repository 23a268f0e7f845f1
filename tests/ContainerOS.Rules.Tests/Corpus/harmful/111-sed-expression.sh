# expect COS3004:2
sed --expression=s/a/b/ -i /usr/lib/os-release
