# expect COS8011:2
/opt/agent register --token=0123456789abcdef --name node
