# expect COS3031:3
set -e
python3 -m pip install boto3
