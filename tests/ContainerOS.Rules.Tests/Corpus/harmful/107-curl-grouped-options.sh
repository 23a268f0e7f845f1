# expect COS3004:2
curl -fsSLo /usr/bin/kubectl https://dl.example.com/kubectl
