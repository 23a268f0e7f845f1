# expect COS3031:2
perl -pi -e 's/foo/bar/' /etc/app.conf
