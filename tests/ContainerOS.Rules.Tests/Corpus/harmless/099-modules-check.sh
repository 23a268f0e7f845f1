#!/bin/bash
# expect nothing
set -e
mods=(ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh nf_conntrack)
for m in "${mods[@]}"; do
  if ! lsmod | grep -qw "$m"; then
    modprobe "$m"
  fi
done
printf '%s\n' "${mods[@]}" > /etc/modules-load.d/ipvs.conf
