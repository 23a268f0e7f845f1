# expect COS8011:2
curl -fsS https://ops:correcthorse@api.example.com/v1/nodes
