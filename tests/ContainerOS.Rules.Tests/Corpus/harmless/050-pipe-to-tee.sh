# expect nothing
curl -fsS https://example.com/x | tee /var/lib/x | wc -c
