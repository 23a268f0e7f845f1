# expect COS3004:3
DEST=/usr/share/agent
mkdir -p "$DEST/conf"
