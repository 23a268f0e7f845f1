#!/bin/bash
# expect nothing
set -euo pipefail
ver=1.8.2
url="https://artifacts.internal.example.com/node_exporter-${ver}.linux-amd64.tar.gz"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
curl -fsSL --retry 5 -o "$work/ne.tgz" "$url"
echo "6809dd0b3ec45fd6e992c19071d6b5253aed3ead7bf0686885a51d85c6643c66  $work/ne.tgz" | sha256sum -c -
tar -xzf "$work/ne.tgz" -C "$work"
install -D -m 0755 "$work/node_exporter-${ver}.linux-amd64/node_exporter" /opt/node-exporter/node_exporter
