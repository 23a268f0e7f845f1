#!/bin/bash -e
sysctl -w vm.swappiness=1
probe one
false
probe never
