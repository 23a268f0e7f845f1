#!/bin/bash
# expect nothing
set -e
pids=()
for i in 1 2 3; do
  crictl pull "registry.example.com/layer/$i:latest" & pids+=($!)
done
for p in "${pids[@]}"; do wait "$p"; done
