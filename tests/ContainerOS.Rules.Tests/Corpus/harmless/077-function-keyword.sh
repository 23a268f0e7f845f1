# expect nothing
function yum { echo "there is no yum: $*"; }
function python3() { return 1; }
yum install -y htop || python3
