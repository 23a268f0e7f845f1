# expect COS3037:2
trap "exit 0" ERR
