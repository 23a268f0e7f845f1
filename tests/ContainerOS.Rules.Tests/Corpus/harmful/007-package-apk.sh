# expect COS3003:3
set -e
apk add bash
