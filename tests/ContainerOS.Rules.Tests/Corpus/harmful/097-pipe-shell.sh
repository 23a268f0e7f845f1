# expect COS8013:2
curl -fsSL https://get.example.com | sh
