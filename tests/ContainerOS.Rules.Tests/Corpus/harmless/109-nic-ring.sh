#!/bin/bash
# expect nothing
if command -v ethtool >/dev/null 2>&1; then
  ethtool -G eth0 rx 4096 tx 4096 || echo "ring size unchanged"
fi
