set -e
mkdir -p /opt/doc
cat > /opt/doc/a <<-EOF
	tabs are taken off
	EOF
cat > /opt/doc/b <<'EOF'
cos_file text /etc/x 0644 <<'EOF1'
EOF1
trailing blanks  
EOF
printf 'no line end' > /opt/doc/c
: > /opt/doc/empty
