# expect COS8013:2
wget -qO- https://get.example.com | sudo bash -s -- --yes
