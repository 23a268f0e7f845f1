#!/bin/sh
# expect nothing
while getopts "a:b" o; do
  case "$o" in
    a) addr=$OPTARG ;;
    b) both=1 ;;
    *) echo usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
echo "${addr:-none} ${both:-0}"
