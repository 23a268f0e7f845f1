# expect nothing
if true
then
  :
else
  :
fi;


echo x
