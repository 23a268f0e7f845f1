# expect COS3031:2
python3 /opt/a.py
