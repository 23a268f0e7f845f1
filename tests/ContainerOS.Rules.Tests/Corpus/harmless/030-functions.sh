# expect nothing
log() { printf '%s %s\n' "$(date -u +%FT%TZ)" "$*"; }
function fail {
  log "failed: $1"
  exit 1
}
log start
test -d /etc || fail "no /etc"
