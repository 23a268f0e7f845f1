using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Writable and persistent paths of the host, folder by folder.</summary>
public sealed class HostPathTests
{
    [Theory]
    [InlineData("/etc /etc/a /var /var/lib/a /home/a /mnt/a /opt/a /root/.a /usr/local /usr/local/bin/a", "kept")]
    [InlineData("/run /run/a /tmp /tmp/a /var/run /var/run/a", "passing")]
    [InlineData("/dev /dev/null /proc/sys/a /sys/a", "kernel")]
    [InlineData("/ /usr /usr/lib/a /usr/locals /boot/a /etcetera /bin/a /runs", "read-only")]
    [InlineData("etc usr/lib", "relative")]
    public void Path_HasOneKind(string paths, string kind) =>
        Assert.All(
            paths.Split(' '),
            path =>
                Assert.Equal(
                    [kind == "kept", kind == "passing", kind == "kernel", kind == "read-only"],
                    new[]
                    {
                        HostPaths.IsPersistent(path),
                        HostPaths.IsVolatile(path),
                        HostPaths.IsKernelFileSystem(path),
                        HostPaths.IsReadOnly(path),
                    }
                )
        );

    [Theory]
    [InlineData("/etc/hosts", true)]
    [InlineData("/etc/resolv.conf", true)]
    [InlineData("/etc/hosts.d", false)]
    [InlineData("/etc/hosts/a", false)]
    public void File_IsManaged(string path, bool isManaged) => Assert.Equal(isManaged, HostPaths.IsManagedFile(path));

    [Theory]
    [InlineData("echo x > /usr/$a", "/bootstrap[0].steps[0].script: line 1, column 10: the path that it writes to is computed at run time")]
    [InlineData("echo x > $a", "/bootstrap[0].steps[0].script: line 1, column 10: the path that it writes to is computed at run time")]
    [InlineData(
        "echo x > a/b",
        "/bootstrap[0].steps[0].script: line 1, column 10: it writes to a relative path, and the working directory is not known"
    )]
    [InlineData("echo x > /usr", "line 1, column 10: /usr is on the read-only root file system/")]
    [InlineData("echo x > /usr/lib/$a", "line 1, column 10: /usr/lib/ is on the read-only root file system/")]
    [InlineData("echo x > /etc/$a", "/")]
    public void Write_IsFoundOrUndecided(string script, string expected)
    {
        var report = FreshRule.Check("COS3004", Pools.WithScript(script), Pools.Facts);

        Assert.Equal(
            expected,
            string.Join(',', report.Diagnostics.Select(DiagnosticText.Message))
                + "/"
                + string.Join(',', report.Undecided.Select(open => $"{open.Path}: {DiagnosticText.Message(open.Span, open.Reason)}"))
        );
    }
}
