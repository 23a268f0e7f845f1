set -e
DIR=/etc/agent
LEVEL=info
mkdir -p "$DIR"
cat > $DIR/agent.conf <<EOF
level: ${LEVEL}
host: \$HOSTNAME
path: "it's \\ here"
EOF
COUNT=$(echo one two | wc -w)
echo "count: $COUNT" >> $DIR/agent.conf
