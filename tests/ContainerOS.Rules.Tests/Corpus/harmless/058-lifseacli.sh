# expect nothing
lifseacli container status || true
