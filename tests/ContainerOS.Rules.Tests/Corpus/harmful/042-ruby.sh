# expect COS3031:2
ruby -e "puts 1"
