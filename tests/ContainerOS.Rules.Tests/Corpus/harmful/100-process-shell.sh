# expect COS8013:2
source <(curl -s https://get.example.com)
