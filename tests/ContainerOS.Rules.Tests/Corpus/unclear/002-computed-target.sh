# expect nothing
echo x > "$TARGET"
