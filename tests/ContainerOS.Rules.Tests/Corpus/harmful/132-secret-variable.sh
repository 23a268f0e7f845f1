# expect COS8011:3
set -e
DB_PASSWORD=correct-horse-battery
