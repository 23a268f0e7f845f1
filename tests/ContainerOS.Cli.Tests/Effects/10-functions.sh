set -e
write() {
  mkdir -p "${1%/*}"
  printf '%s\n' "$2" > "$1"
}
write /opt/a/one 'first $x'
write /opt/b/two "second"
sysctl -w vm.swappiness=0
