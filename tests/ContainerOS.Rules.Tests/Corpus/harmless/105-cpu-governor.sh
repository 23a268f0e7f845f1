# expect nothing
for g in /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor; do
  [ -w "$g" ] || continue
  echo performance > "$g"
done
