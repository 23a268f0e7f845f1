# expect nothing
printf '%s\n' "yum" "> /usr/x" '$(perl)'
