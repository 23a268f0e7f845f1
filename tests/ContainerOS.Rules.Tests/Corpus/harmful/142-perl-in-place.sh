# expect COS3031:2
perl -pi -e 's/a/b/' /etc/agent.conf
