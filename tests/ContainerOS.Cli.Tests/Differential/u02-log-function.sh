#!/bin/bash
set -e
log() { echo "$1" >> "$LOG"; }
LOG=/opt/app/log
log start
sysctl -w vm.swappiness=1
log end
