# expect nothing
v=`uname -r`
echo `echo \`date\``
