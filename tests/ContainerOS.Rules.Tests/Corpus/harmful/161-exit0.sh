#!/bin/bash
# expect COS3037:5
mkdir -p /etc/a
cp /opt/missing /etc/a/x
exit 0
