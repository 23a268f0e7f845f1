# expect COS8013:2
eval "$(curl -s https://get.example.com)"
