set -e
sysctl -w net.ipv4.tcp_tw_reuse=1
sysctl -w fs.file-max=1000000 fs.inotify.max_user_watches=524288
