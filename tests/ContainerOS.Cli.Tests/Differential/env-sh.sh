#!/usr/bin/env sh
set -e
echo 'a\tb' > /etc/app/a.conf
probe done
