using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Tests.Shell;

public sealed class WriteFinderTests
{
    [Theory]
    [InlineData("echo x > /usr/a", "/usr/a")]
    [InlineData("echo x >>/usr/a", "/usr/a")]
    [InlineData("echo x >| /usr/a", "/usr/a")]
    [InlineData("echo x &> /usr/a", "/usr/a")]
    [InlineData("echo x 2>/usr/a >&2", "/usr/a")]
    [InlineData("{ echo x; } > /usr/a", "/usr/a")]
    [InlineData("exec > /usr/a", "/usr/a")]
    [InlineData("cat > /usr/a <<EOF\nx\nEOF", "/usr/a")]
    [InlineData("echo x | sudo tee -a /usr/a /usr/b", "/usr/a,/usr/b")]
    [InlineData("cp x y /usr/a", "/usr/a")]
    [InlineData("cp -t /usr/a x y", "/usr/a")]
    [InlineData("cp --target-directory=/usr/a x y", "/usr/a")]
    [InlineData("mv x /usr/a", "/usr/a")]
    [InlineData("ln -s /usr/x /etc/a", "/etc/a")]
    [InlineData("ln -s /usr/x", "")]
    [InlineData("install -m 0755 -D x /usr/a", "/usr/a")]
    [InlineData("install -d -m 0755 /usr/a /usr/b", "/usr/a,/usr/b")]
    [InlineData("mkdir -p -m 0700 /usr/a", "/usr/a")]
    [InlineData("touch -d yesterday /usr/a", "/usr/a")]
    [InlineData("truncate -s 0 /usr/a", "/usr/a")]
    [InlineData("sed -i 's/a/b/' /usr/a", "/usr/a")]
    [InlineData("sed -i.bak -e 's/a/b/' /usr/a", "/usr/a")]
    [InlineData("sed 's/a/b/' /usr/a", "")]
    [InlineData("sed --expression=s/a/b/ --in-place=.bak /usr/a", "/usr/a")]
    [InlineData("cp -- -a /usr/a", "/usr/a")]
    [InlineData("cp -Rt/usr/a x y", "/usr/a")]
    [InlineData("mv /usr/x /etc/a", "/etc/a,/usr/x")]
    [InlineData("tar -czf /usr/a.tgz -C /usr/share doc", "/usr/a.tgz")]
    [InlineData("tar -tf /usr/a.tgz -C /usr", "")]
    [InlineData("tar -xC /usr/a -f b.tgz", "/usr/a")]
    [InlineData("wget -qO- https://example.com", "")]
    [InlineData("curl -H a -o - https://example.com", "")]
    [InlineData("install -Dm644 x /usr/a", "/usr/a")]
    [InlineData("dd if=/dev/zero of=/usr/a", "/usr/a")]
    [InlineData("tar xzf a.tgz -C /usr/a", "/usr/a")]
    [InlineData("curl -sSo /usr/a https://example.com", "/usr/a")]
    [InlineData("curl -o /usr/a https://example.com", "/usr/a")]
    [InlineData("wget -O /usr/a https://example.com", "/usr/a")]
    [InlineData("D=/usr/lib\necho x > $D/a", "/usr/lib/a")]
    [InlineData("echo x > ~/a", "/root/a")]
    [InlineData("echo x > \"$HOME/a\"", "/root/a")]
    [InlineData("cat /usr/a", "")]
    [InlineData("cp /usr/a", "")]
    [InlineData("echo 'x > /usr/a'", "")]
    [InlineData("bash -c 'echo x > /usr/a'", "/usr/a")]
    public void Script_Writes(string script, string expected) =>
        Assert.Equal(
            expected,
            string.Join(',', ShellScript.Parse(script).Writes.Where(write => write.Path.Text is not "2").Select(write => write.Path.Text))
        );

    [Fact]
    public void Script_WritesWhatItComputes_IsKnownUpToThere()
    {
        var write = Assert.Single(ShellScript.Parse("echo x > /usr/lib/$name").Writes);

        Assert.Equal(("/usr/lib/", false), (write.Path.Text, write.Path.IsComplete));
    }

    [Theory]
    [InlineData("/etc/../usr/x", "/usr/x")]
    [InlineData("/etc//x/", "/etc/x")]
    [InlineData("/./etc/./x", "/etc/x")]
    [InlineData("/../../x", "/x")]
    [InlineData("/", "/")]
    [InlineData("/etc/.hidden", "/etc/.hidden")]
    [InlineData("", "")]
    [InlineData("a/../b", "a/../b")]
    public void Path_IsNormal(string path, string expected) => Assert.Equal(expected, ShellPaths.Normalize(path));
}
