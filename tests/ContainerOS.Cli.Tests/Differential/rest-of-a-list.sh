set -e
probe a && yum install -y jq && probe c
probe end
