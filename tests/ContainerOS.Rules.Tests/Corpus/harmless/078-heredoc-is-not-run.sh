# expect nothing
cat > /etc/agent/README <<'EOF'
$(yum install -y htop) and `dnf update` and python3 are not run
echo x > /usr/a
EOF
cat <<-EOF | tee /etc/agent/NOTES
	yum is not there: ${HOSTNAME:-unknown}
	EOF
