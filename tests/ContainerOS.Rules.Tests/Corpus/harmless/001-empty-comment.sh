# expect nothing
# nothing to do
