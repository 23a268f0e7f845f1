# expect nothing
if command -v yum >/dev/null 2>&1; then echo rpm; elif command -pv apt-get; then echo deb; fi
type python3 || true
hash perl 2>/dev/null || echo none
which dnf || true
