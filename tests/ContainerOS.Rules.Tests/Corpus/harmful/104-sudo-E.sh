# expect COS3003:2
sudo -u root -E -- apt-get install -y jq
