# expect nothing
echo "python3 and perl are not here" | grep -c python3
which jq || echo "no jq"
for tool in python3 perl docker yum; do
  if command -v "$tool" > /dev/null; then echo "has $tool"; else echo "lacks $tool"; fi
done
