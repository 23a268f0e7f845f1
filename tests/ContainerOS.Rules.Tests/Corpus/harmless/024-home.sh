# expect nothing
mkdir -p /root/.config /home/admin/work
echo x > ~/note
