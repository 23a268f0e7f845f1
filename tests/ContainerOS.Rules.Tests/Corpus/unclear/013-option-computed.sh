# expect nothing
curl -fsSo "$OUT" https://dl.example.com/agent
