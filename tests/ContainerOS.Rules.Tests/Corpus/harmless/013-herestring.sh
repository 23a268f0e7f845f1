# expect nothing
grep -q x <<< "yum install x" || echo none
