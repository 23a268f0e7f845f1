#!/bin/bash
set -e
PATH=/opt/t:$PATH
export http_proxy
http_proxy=http://proxy.example
probe one
sysctl -w vm.swappiness=1
probe two
