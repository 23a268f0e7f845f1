# expect COS3037:2
set +o errexit
modprobe ip_vs
