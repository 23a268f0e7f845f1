# expect COS3012:2
systemctl enable --now /tmp/agent.service
