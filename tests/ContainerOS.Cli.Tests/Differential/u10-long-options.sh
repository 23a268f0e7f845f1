#!/bin/bash
set -Eeuo pipefail
echo x > /etc/app/a.conf
probe one
