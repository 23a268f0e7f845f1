# expect nothing
mkdir -p /etc/docker
grep docker /proc/self/cgroup
