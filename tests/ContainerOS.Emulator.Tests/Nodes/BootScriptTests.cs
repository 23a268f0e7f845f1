using System.Text;
using ContainerOS.Emulator.Nodes.Boot;

namespace ContainerOS.Emulator.Tests.Nodes;

/// <summary>Which scripts before the join keep a node from joining.</summary>
public sealed class BootScriptTests
{
    private const string Newest = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private const string Older = "lifsea_3_x64_10G_alibase_20250210.qcow2";
    private const string AlibabaCloudLinux = "aliyun_3_x64_20G_alibase_20250629.vhd";

    [Theory]
    [InlineData("exit 3", "exit code 3 in line 1")]
    [InlineData("false", "exit code 1 in line 1")]
    [InlineData("#!/bin/bash\nset -e\nyum install -y curl\necho done", "exit code 127 in line 3: yum: command not found")]
    [InlineData("#!/bin/bash -eu\napt-get update\ntrue", "exit code 127 in line 2: apt-get: command not found")]
    [InlineData("set -euo pipefail\nsudo dnf -y install x\n:", "dnf: command not found")]
    [InlineData("set -o errexit\n/usr/bin/python3 - <<'EOF'\nexit()\nEOF\ntrue", "python3: command not found")]
    [InlineData("set -e\necho x > /usr/lib/x\ntrue", "/usr/lib/x: Read-only file system")]
    [InlineData("set -e\ncp /tmp/a /usr/bin/a\ntrue", "cp: /usr/bin/a: Read-only file system")]
    [InlineData("set -e\necho 1.2.3.4 a >> /etc/hosts\ntrue", "/etc/hosts: Read-only file system")]
    [InlineData("set -e\necho a | false\ntrue", "exit code 1 in line 2")]
    [InlineData("set -e\ntrue && false\ntrue", "exit code 1")]
    [InlineData("command -v yum || exit 4", "exit code 4")]
    [InlineData("set -e\nbash -c 'exit 7'\ntrue", "exit code 7")]
    [InlineData("set -e\nrun() {\n  \"$@\"\n}\nrun text bash -eu <<'EOF'\nfalse\ntrue\nEOF\ntrue", "exit code 1 in line 5")]
    [InlineData("echo \"a\n'b\" \\\n  c; exit 5", "exit code 5 in line 3")]
    public void Script_ThatFails_SaysWhereAndWhy(string script, string problem) =>
        Assert.Contains(problem, BootScript.Run(script, new NodeHost(Newest)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("#!/bin/sh\necho hi > /etc/motd")]
    [InlineData("yum install -y curl\necho done")] // Without -e the last command counts.
    [InlineData("set -e\nyum install -y curl || true")]
    [InlineData("set -e\nif command -v yum; then yum install -y curl; exit 1; fi")]
    [InlineData("set -e\nset +e\nfalse\ntrue")]
    [InlineData("set -e\n! false\ntrue")]
    [InlineData("set -e\n[ -f /opt/done ] && exit 1\ntrue")] // Whether the file exists is not known.
    [InlineData("set -e\ncurl -f http://x/y || exit 1\nsystemctl start x")]
    [InlineData("set -e\ncat <<'EOF' > /opt/x.sh\nfalse\nexit 1\nEOF\nchmod 755 /opt/x.sh")]
    [InlineData("set -e\ncase $1 in\na) exit 1;;\n*) false ;;\nesac\n(exit 3) || true\ntrue")]
    [InlineData("set -e\nfalse &\nwait")]
    [InlineData("exit \"$code\"")]
    [InlineData("set -e\necho 'yum install' \"false\" # false\n")]
    [InlineData("set -e\nmkdir -p /usr/local/bin && touch /usr/local/bin/x 2>&1")]
    [InlineData("set -e\nx=$(yum list; false)\nfor i in 1 2; do false; done\nfalse_alarm")]
    [InlineData("exit")]
    [InlineData("set -e\necho $(( 1 + 2 )) ${x:-\"}\"} `false`\ntrue")]
    public void Script_ThatWorks_OrIsNotUnderstood_Succeeds(string script) => Assert.Null(BootScript.Run(script, new NodeHost(Newest)));

    [Fact]
    public void Hosts_Differ_ByTheirSystem()
    {
        Assert.Null(BootScript.Run("set -e\nyum -y install a\necho x > /usr/lib/x", new NodeHost(AlibabaCloudLinux)));
        Assert.NotNull(BootScript.Run("set -e\napt-get install a\ntrue", new NodeHost(AlibabaCloudLinux)));
        Assert.Null(BootScript.Run("set -e\necho 1.2.3.4 a >> /etc/hosts", new NodeHost(Older)));
        Assert.NotNull(BootScript.Run("set -e\necho x > /usr/lib/x", new NodeHost(Older)));
    }

    [Fact]
    public void UserData_IsDecoded_AndTextIsRunAsItIs()
    {
        Assert.NotNull(BootScript.Problem(Convert.ToBase64String(Encoding.UTF8.GetBytes("exit 1")), Newest));
        Assert.NotNull(BootScript.Problem("exit 1", Newest));
        Assert.Null(BootScript.Problem(null, Newest));
        Assert.Null(BootScript.Problem("IyEvYmluL3NoCg==", Newest));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnyText_IsRead_WithoutAnError(int seed)
    {
        string[] parts =
        [
            "if",
            "fi",
            "(",
            ")",
            "{",
            "}",
            "<<E",
            "\nE\n",
            "'",
            "\"",
            "`",
            "$(",
            "${",
            "\\",
            "&&",
            "||",
            "|",
            ";",
            "&",
            "\n",
            "case",
            "esac",
            "[[",
            "x()",
            "function",
            "!",
            "exit 1",
            ">",
            " ",
            "sh -c",
            "set -e",
            "#",
        ];
        var random = new Random(seed);
        for (var round = 0; round < 5_000; round++)
        {
            var script = string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));
            BootScript.Run(script, new NodeHost(Newest));
        }
    }
}
