#!/bin/bash
# expect nothing
set -e
mkdir -p /etc/pki/ca-trust/source/anchors
cat > /etc/pki/ca-trust/source/anchors/corp.pem <<'PEM'
-----BEGIN CERTIFICATE-----
MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ
-----END CERTIFICATE-----
PEM
update-ca-trust extract
