# expect COS3004:2
install -m 0755 /opt/kubectl /usr/bin/kubectl
