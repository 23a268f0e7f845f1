# expect nothing
echo a#b ${#a} $# "#c"
