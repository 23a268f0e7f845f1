# expect COS3038:2
screen -dmS agent /opt/agent
