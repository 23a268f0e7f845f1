# expect nothing
if [[ "$a" > "/usr/x" ]]; then echo after; fi
if [ -w /usr/lib ]; then echo writable; fi
