using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Every program, file and section that rules know by name.</summary>
public sealed class KnownNameTests
{
    [Theory]
    [InlineData("COS3003", "yum dnf microdnf tdnf rpm apt apt-get apt-cache aptitude dpkg zypper apk pip pip2 pip3 gem cpan snap")]
    [InlineData("COS3031", "perl ruby irb python python2 python3 python3.11")]
    [InlineData("COS3032", "ssh sshd scp sftp ssh-keygen ssh-copy-id ssh-add ssh-agent ssh-keyscan")]
    [InlineData("COS3033", "tcpdump ld as ar nm objdump objcopy readelf strings strip")]
    public void Program_OfAScript_IsFound(string code, string programs) =>
        Assert.All(
            programs.Split(' '),
            program =>
            {
                Assert.Contains(program, FreshRule.Messages(code, Pools.WithScript($"{program} x")), StringComparison.Ordinal);
                Assert.Empty(FreshRule.Messages(code, Pools.WithScript($"{program}x- x")));
            }
        );

    [Theory]
    [InlineData("COS3032", "systemctl start sshd|systemctl start sshd.service|service ssh restart|systemctl enable ssh.service")]
    [InlineData("COS8012", "curl http://example.com/a|wget HTTP://example.com/a|curl -O http://128.0.0.1/a")]
    [InlineData(
        "COS3041",
        "#cloud-config|#cloud-boothook|#include|Content-Type: x|MIME-Version: 1|[settings.a]|{\"ignition\": 1}|\\n #Cloud-Config"
    )]
    public void Script_IsFound(string code, string scripts) =>
        Assert.All(
            scripts.Replace("\\n", "\n", StringComparison.Ordinal).Split('|'),
            script => Assert.NotEmpty(FreshRule.Messages(code, Pools.WithScript(script)))
        );

    [Theory]
    [InlineData("COS3032", "systemctl start chronyd|service x sshd2|other sshd")]
    [InlineData(
        "COS8012",
        "curl http://100.100.100.200/latest|curl http://127.0.0.1/a|wget http://localhost/a|curl http://[::1]/a|curl "
            + "https://example.com/a|curl http://|other http://a"
    )]
    [InlineData("COS3041", "true|# cloud-config|echo #cloud-config")]
    public void Script_IsNotFound(string code, string scripts) =>
        Assert.All(scripts.Split('|'), script => Assert.Empty(FreshRule.Messages(code, Pools.WithScript(script))));

    [Theory]
    [InlineData("#cloud-config", "cloud-config")]
    [InlineData("#cloud-boothook", "a cloud-init boot hook")]
    [InlineData("#include", "a cloud-init include file")]
    [InlineData("Content-Type:", "a MIME message")]
    [InlineData("MIME-Version:", "a MIME message")]
    [InlineData("[settings", "TOML")]
    [InlineData("{\"ignition\"", "an Ignition file")]
    public void Form_IsNamed(string head, string form) =>
        Assert.Equal($"it is {form}", FreshRule.Messages("COS3041", Pools.WithScript(head)));

    [Theory]
    [InlineData("COS3043", "/etc/yum.repos.d/a.repo /etc/yum.conf /etc/yum/x /etc/dnf/dnf.conf /etc/apt/sources.list /etc/pip.conf")]
    [InlineData("COS3023", "/var/.skip-auto-fdisk /var/.keep-container-data /var/.skip-yum /var/.skip-security-fix")]
    [InlineData("COS8010", "/etc/ssh/sshd_config")]
    public void File_IsFound(string code, string paths) =>
        Assert.All(
            paths.Split(' '),
            path =>
            {
                Assert.NotEmpty(
                    FreshRule.Messages(
                        code,
                        Pools.WithStep(
                            new BootstrapStep
                            {
                                File = new FileStep { Path = path, Content = "x" },
                            }
                        )
                    )
                );
                Assert.Empty(
                    FreshRule.Messages(
                        code,
                        Pools.WithStep(
                            new BootstrapStep
                            {
                                File = new FileStep { Path = "/opt" + path, Content = "x" },
                            }
                        )
                    )
                );
            }
        );

    [Theory]
    [InlineData("Service Socket Mount Automount Swap Path Timer")]
    public void Section_MissingInAUnit_IsFound(string kinds) =>
        Assert.All(
            kinds.Split(' '),
            kind =>
            {
                Assert.Equal(
                    $"the section [{kind}] is missing",
                    FreshRule.Messages("COS3019", Unit($"a.{kind.ToUpperInvariant()}", "[Unit]"))
                );
                Assert.Empty(FreshRule.Messages("COS3019", Unit($"a.{kind.ToUpperInvariant()}", $"[{kind}]")));
                Assert.Empty(FreshRule.Messages("COS3019", Unit("a.target", "[Unit]")));
            }
        );

    [Theory]
    [InlineData(".service .socket .device .mount .automount .swap .target .path .timer .slice .scope")]
    public void Suffix_OfAUnit_IsKnown(string suffixes) =>
        Assert.All(
            suffixes.Split(' '),
            suffix =>
            {
                Assert.Empty(FreshRule.Messages("COS3018", Unit("a" + suffix, "[Unit]")));
                Assert.NotEmpty(FreshRule.Messages("COS3018", Unit(suffix, "[Unit]")));
                Assert.NotEmpty(FreshRule.Messages("COS3018", Unit("a" + suffix + "x", "[Unit]")));
            }
        );

    [Theory]
    [InlineData(
        "COS3017",
        "yum dnf rpm apt apt-get dpkg pip pip3 python python2 python3 perl ruby ssh sshd scp sftp docker dockerd tcpdump"
    )]
    [InlineData("COS3016", "sh bash dash ash ksh zsh")]
    public void Program_OfAUnit_IsFound(string code, string programs) =>
        Assert.All(
            programs.Split(' '),
            program =>
            {
                Assert.Contains(
                    program,
                    FreshRule.Messages(code, Unit("a.service", $"[Service]\nExecStartPre=-/usr/bin/{program} x")),
                    StringComparison.Ordinal
                );
                Assert.Empty(FreshRule.Messages(code, Unit("a.service", $"[Service]\nExecStart=/opt/x{program}")));
                Assert.Empty(FreshRule.Messages(code, Unit("a.service", $"[Service]\nDescription={program}\nExecStart=")));
            }
        );

    private static NodePoolSpec Unit(string name, string content) =>
        Pools.WithStep(
            new BootstrapStep
            {
                SystemdUnit = new SystemdUnitStep { Name = name, Content = content },
            }
        );
}
