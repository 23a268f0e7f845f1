#!/bin/bash
# expect nothing
set -u
cpus=$(nproc)
i=0
for irq in $(grep -E 'virtio[0-9]+-input' /proc/interrupts | cut -d: -f1 | tr -d ' '); do
  cpu=$(( i % cpus ))
  echo "$cpu" > "/proc/irq/$irq/smp_affinity_list" || true
  i=$((i + 1))
done
