# expect COS3058:2
cat > /etc/profile.d/hint.sh <<'EOF'
yum() { echo "use an image: $(date)"; }
python3 -c "print(1)"
EOF
