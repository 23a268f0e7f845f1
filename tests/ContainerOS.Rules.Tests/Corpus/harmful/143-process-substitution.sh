# expect COS8013:2
source <(curl -fsSL https://get.example.com/env.sh)
