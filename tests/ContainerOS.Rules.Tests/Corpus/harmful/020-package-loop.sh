# expect COS3003:3
for p in htop jq; do
  yum install -y $p
done
