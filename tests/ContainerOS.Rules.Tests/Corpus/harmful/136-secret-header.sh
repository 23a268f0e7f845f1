# expect COS8011:2
curl -fsS -H "Authorization: Bearer 0123456789abcdef" https://api.example.com/v1/nodes
