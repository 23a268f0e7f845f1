set -eu
mkdir -p /opt/parts
for n in 1 2 3; do
  echo "part $n" > /opt/parts/$n
done
if [ ! -e /opt/parts/4 ]; then
  echo none > /opt/parts/4
fi
case "$(cat /opt/parts/1)" in
  "part 1") echo yes > /opt/parts/is ;;
esac
echo plain > /opt/plain
