#!/bin/bash
# expect nothing
set -e
images="
registry.example.com/base/pause:3.9
registry.example.com/base/agent:2.1
"
for image in $images; do
  crictl pull "$image" || echo "could not pull $image, the pod will" >&2
done
