# expect nothing
until curl -sf http://127.0.0.1:10248/healthz; do sleep 1; done
curl -s http://localhost:8080/ > /dev/null
