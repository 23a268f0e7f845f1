# expect COS3003:2
trap "yum clean all" EXIT
