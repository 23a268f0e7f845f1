# expect nothing
echo x > /usr/$folder/a
