# expect nothing
cat <<EOF
yum
