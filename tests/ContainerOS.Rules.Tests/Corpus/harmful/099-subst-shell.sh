# expect COS8013:2
bash -c "$(curl -fsSL https://get.example.com)"
