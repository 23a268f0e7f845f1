# expect COS8013:2
eval "$(curl -fsSL https://get.example.com/x.sh)"
