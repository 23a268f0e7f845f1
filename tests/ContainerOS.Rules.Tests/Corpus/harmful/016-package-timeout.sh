# expect COS3003:2
timeout -s KILL 60 nice -n 10 yum makecache
