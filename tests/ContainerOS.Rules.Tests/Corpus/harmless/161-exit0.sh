#!/bin/bash
# expect nothing
mkdir -p /etc/a
cp /opt/missing /etc/a/x
exit 0
