# expect nothing
crictl pull registry.example.com/app:1
ctr -n k8s.io images ls
