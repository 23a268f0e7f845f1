# expect COS3031:2
python -m http.server 80
