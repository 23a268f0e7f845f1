# expect COS8011:2 COS8011:3
ADMIN_SECRET=correct-horse-battery
export API_KEY=0123456789abcdef
