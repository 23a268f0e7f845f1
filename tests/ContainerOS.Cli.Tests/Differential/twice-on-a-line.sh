set -e
yum install -y jq; sysctl -w vm.swappiness=1; yum install -y b
probe end
