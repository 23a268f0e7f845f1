# expect COS8011:3
set -e
export DB_PASSWORD='Sup3rS3cretPw'
