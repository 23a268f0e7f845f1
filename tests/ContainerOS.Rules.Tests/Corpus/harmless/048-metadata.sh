# expect nothing
token=$(curl -s -X PUT http://100.100.100.200/latest/api/token)
region=$(curl -s http://100.100.100.200/latest/meta-data/region-id)
