# expect COS3059:2
cat <<EOF
yum
