# expect nothing
TOKEN=$(cat /var/lib/token)
DB_PASSWORD="$1"
export API_KEY=$TOKEN
