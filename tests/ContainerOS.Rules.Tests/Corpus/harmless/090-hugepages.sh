#!/bin/sh
# expect nothing
set -e
echo 512 > /sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages
mkdir -p /etc/tmpfiles.d
cat > /etc/tmpfiles.d/hugepages.conf <<'CONF'
w /sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages - - - - 512
CONF
