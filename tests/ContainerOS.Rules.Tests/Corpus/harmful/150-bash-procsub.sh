# expect COS8013:2
bash <(curl -fsSL https://get.example.com/x.sh)
