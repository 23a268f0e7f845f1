# expect COS3003:2
echo "${version:-$(dnf info kernel)}"
