# expect COS3059:2
if true; then
  echo x
