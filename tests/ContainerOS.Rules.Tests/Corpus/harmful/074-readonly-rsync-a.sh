# expect COS3004:2
rsync -a a/ /srv/a
