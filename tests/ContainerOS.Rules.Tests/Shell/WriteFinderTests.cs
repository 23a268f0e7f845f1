using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Tests.Shell;

public sealed class WriteFinderTests
{
    [Fact]
    public void Script_Writes() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("echo x > /usr/a", "/usr/a"),
                ("echo x >>/usr/a", "/usr/a"),
                ("echo x >| /usr/a", "/usr/a"),
                ("echo x &> /usr/a", "/usr/a"),
                ("echo x 2>/usr/a >&2", "/usr/a"),
                ("{ echo x; } > /usr/a", "/usr/a"),
                ("exec > /usr/a", "/usr/a"),
                ("cat > /usr/a <<EOF\nx\nEOF", "/usr/a"),
                ("echo x | sudo tee -a /usr/a /usr/b", "/usr/a,/usr/b"),
                ("cp x y /usr/a", "/usr/a"),
                ("cp -t /usr/a x y", "/usr/a"),
                ("cp --target-directory=/usr/a x y", "/usr/a"),
                ("mv x /usr/a", "/usr/a"),
                ("ln -s /usr/x /etc/a", "/etc/a"),
                ("ln -s /usr/x", ""),
                ("install -m 0755 -D x /usr/a", "/usr/a"),
                ("install -d -m 0755 /usr/a /usr/b", "/usr/a,/usr/b"),
                ("mkdir -p -m 0700 /usr/a", "/usr/a"),
                ("touch -d yesterday /usr/a", "/usr/a"),
                ("truncate -s 0 /usr/a", "/usr/a"),
                ("sed -i 's/a/b/' /usr/a", "/usr/a"),
                ("sed -i.bak -e 's/a/b/' /usr/a", "/usr/a"),
                ("sed 's/a/b/' /usr/a", ""),
                ("sed --expression=s/a/b/ --in-place=.bak /usr/a", "/usr/a"),
                ("cp -- -a /usr/a", "/usr/a"),
                ("cp -Rt/usr/a x y", "/usr/a"),
                ("mv /usr/x /etc/a", "/etc/a,/usr/x"),
                ("tar -czf /usr/a.tgz -C /usr/share doc", "/usr/a.tgz"),
                ("tar -tf /usr/a.tgz -C /usr", ""),
                ("tar -xC /usr/a -f b.tgz", "/usr/a"),
                ("wget -qO- https://example.com", ""),
                ("curl -H a -o - https://example.com", ""),
                ("install -Dm644 x /usr/a", "/usr/a"),
                ("dd if=/dev/zero of=/usr/a", "/usr/a"),
                ("tar xzf a.tgz -C /usr/a", "/usr/a"),
                ("curl -sSo /usr/a https://example.com", "/usr/a"),
                ("curl -o /usr/a https://example.com", "/usr/a"),
                ("wget -O /usr/a https://example.com", "/usr/a"),
                ("D=/usr/lib\necho x > $D/a", "/usr/lib/a"),
                ("echo x > ~/a", "/root/a"),
                ("echo x > \"$HOME/a\"", "/root/a"),
                ("cat /usr/a", ""),
                ("cp /usr/a", ""),
                ("echo 'x > /usr/a'", ""),
                ("bash -c 'echo x > /usr/a'", "/usr/a"),
            },
            row =>
                Assert.Equal(
                    row.Expected,
                    string.Join(
                        ',',
                        ShellScript.Parse(row.Script).Writes.Where(write => write.Path.Text is not "2").Select(write => write.Path.Text)
                    )
                )
        );

    [Fact]
    public void Script_WritesWhatItComputes_IsKnownUpToThere()
    {
        var write = Assert.Single(ShellScript.Parse("echo x > /usr/lib/$name").Writes);

        Assert.Equal(("/usr/lib/", false), (write.Path.Text, write.Path.IsComplete));
    }

    [Fact]
    public void Path_IsNormal() =>
        Assert.All(
            new (string Path, string Expected)[]
            {
                ("/etc/../usr/x", "/usr/x"),
                ("/etc//x/", "/etc/x"),
                ("/./etc/./x", "/etc/x"),
                ("/../../x", "/x"),
                ("/", "/"),
                ("/etc/.hidden", "/etc/.hidden"),
                ("", ""),
                ("a/../b", "a/../b"),
            },
            row => Assert.Equal(row.Expected, ShellPaths.Normalize(row.Path))
        );
}
