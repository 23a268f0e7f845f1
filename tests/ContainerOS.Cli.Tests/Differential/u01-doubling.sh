set -e
V1=abcdefgh
V2=$V1$V1
V3=$V2$V2
probe "$V3"
