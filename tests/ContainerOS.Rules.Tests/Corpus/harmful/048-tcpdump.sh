# expect COS3033:2
tcpdump -i any -w /var/log/x.pcap -c 10
