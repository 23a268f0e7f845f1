export API_TOKEN=s3cr3t-value-123
curl -H "Authorization: $API_TOKEN" http://example.com/register
yum install -y x --setopt=password=hunter2hunter2
