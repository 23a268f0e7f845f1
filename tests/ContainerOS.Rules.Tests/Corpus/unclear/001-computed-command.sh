# expect nothing
"$INSTALLER" install htop
