# expect COS3033:2
objdump -d /opt/a | head
