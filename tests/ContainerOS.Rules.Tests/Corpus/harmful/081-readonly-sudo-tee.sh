# expect COS3004:2
echo x | sudo tee -a /usr/lib/x >/dev/null
