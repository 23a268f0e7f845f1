# expect COS3034:2
rpm-ostree install htop
