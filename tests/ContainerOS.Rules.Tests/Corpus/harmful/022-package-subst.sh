# expect COS3003:2
v="$(rpm -q kernel)"
