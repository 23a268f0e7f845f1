# expect COS3003:2
find /opt -name "*.rpm" -exec rpm -i {} +
