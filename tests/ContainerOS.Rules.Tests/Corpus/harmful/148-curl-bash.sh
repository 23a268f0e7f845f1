# expect COS8013:2
curl -sSL https://get.example.com/install.sh | bash -s -- --quiet
