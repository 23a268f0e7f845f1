# expect COS8011:3
cat > /etc/agent.conf <<'EOF'
id = LTAI5tAbCdEfGhIjKlMnOp
EOF
