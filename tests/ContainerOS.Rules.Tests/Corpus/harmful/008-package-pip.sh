# expect COS3003:3
set -e
pip install awscli
