DIR=/etc/agent
LEVEL=info
mkdir -p "$DIR"
cat > $DIR/agent.conf <<EOF
level: ${LEVEL}
host: \$HOSTNAME
EOF
NODE=$(hostname)
echo "node: $NODE" >> $DIR/agent.conf
