#!/bin/bash
# expect nothing
# Do not touch /etc/resolv.conf: only wait until it works.
n=0
until getent hosts registry-vpc.cn-hangzhou.aliyuncs.com >/dev/null; do
  n=$((n + 1)); if [ $n -gt 30 ]; then exit 1; fi
  sleep 2
done
grep -q nameserver /etc/resolv.conf
