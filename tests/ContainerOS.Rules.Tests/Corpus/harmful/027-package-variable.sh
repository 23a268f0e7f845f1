# expect COS3003:3
PKG=yum
$PKG install -y htop
