# expect COS3003:3
set -e
rpm -ivh https://repo.example.com/agent.rpm
