# expect COS8012:2
curl -O http://example.com/a
