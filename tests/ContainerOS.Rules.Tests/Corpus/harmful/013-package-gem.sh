# expect COS3003:3
set -e
gem install bundler
