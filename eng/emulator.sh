# Starts the emulator for a script and stops it at the script's end. To be sourced: . eng/emulator.sh
# start_emulator COMMAND [options of the verb emulator]   returns when the emulator serves, and exits when it does not start; sets $cluster and
#                                                         the variables of a client
# stop_emulator                                           stops it before the end of the script
emulator_pid=

start_emulator() {
  local log
  log=$(mktemp)
  "$1" emulator "${@:2}" >"$log" 2>&1 &
  emulator_pid=$!
  trap stop_emulator EXIT
  for _ in $(seq 300); do
    if grep -q 'Ctrl-C' "$log"; then break; fi
    if ! kill -0 "$emulator_pid" 2>/dev/null; then break; fi
    sleep 0.2
  done
  if ! grep -q 'Ctrl-C' "$log"; then
    printf 'the emulator did not start:\n' >&2
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  eval "$(grep '^export ' "$log")"
  # shellcheck disable=SC2034 # for the script that sources this
  cluster=$(grep -oE 'cluster [a-z0-9]+' "$log" | cut -d' ' -f2)
  rm -f "$log"
}

stop_emulator() {
  if [ -n "$emulator_pid" ]; then kill "$emulator_pid" 2>/dev/null || true; wait "$emulator_pid" 2>/dev/null || true; fi
  emulator_pid=
}
