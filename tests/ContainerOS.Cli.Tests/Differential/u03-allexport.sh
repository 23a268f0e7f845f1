set -e
set -a
LEVEL=debug
modprobe overlay
probe one
