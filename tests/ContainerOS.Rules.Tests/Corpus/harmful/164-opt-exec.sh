# expect COS3038:2
/opt/agent/start.sh &
