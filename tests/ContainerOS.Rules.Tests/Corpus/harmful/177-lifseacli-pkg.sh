# expect COS3034:2
lifseacli pkg install kernel-modules-$(uname -r)
