# expect nothing
tools=(yum dnf apt-get python3 perl)
for t in "${tools[@]}"; do
  if command -v "$t" >/dev/null 2>&1; then echo "$t is there"; fi
done
