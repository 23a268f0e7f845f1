set -e
mkdir -p /opt/state
echo first > /opt/state/file
grep -q first /opt/state/file
cp /opt/state/file /opt/state/copy
echo second > /opt/state/file
