# expect nothing
curl -fsS https://example.com/i.sh -o /opt/i.sh
sha256sum -c /opt/i.sum
bash /opt/i.sh
