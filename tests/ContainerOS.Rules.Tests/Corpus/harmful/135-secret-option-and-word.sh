# expect COS8011:2
/opt/agent login --username ops --password correct-horse-battery
