# expect COS3003:3
set -e
zypper in x
