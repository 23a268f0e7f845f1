# expect nothing
if true; then
  echo x
