# expect nothing
TOKEN_FILE=/etc/agent/token
TOKEN="$(cat "$TOKEN_FILE")"
DB_PASSWORD="${DB_PASSWORD:?not given}"
API_TOKEN=/etc/agent/api-token
export REGISTRY_TOKEN="$TOKEN"
/opt/agent login --password "$DB_PASSWORD" --token-file /etc/agent/token --token=@/etc/agent/token
curl -fsS -H "Authorization: Bearer $TOKEN" "https://ops:$DB_PASSWORD@api.example.com/"
echo "password: use --password=correct-horse-battery in the console"
