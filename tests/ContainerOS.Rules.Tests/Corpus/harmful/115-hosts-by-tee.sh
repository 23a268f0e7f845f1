# expect COS3011:2
echo 10.0.0.1 registry | sudo tee -a /etc/hosts
