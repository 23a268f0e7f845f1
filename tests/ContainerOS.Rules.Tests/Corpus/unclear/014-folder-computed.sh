# expect nothing
tar -xzf /opt/a.tgz -C "$DIR"
