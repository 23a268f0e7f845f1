using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.Tests.UserData;

/// <summary>The parts that a conversion leaves out because they cannot work, and the statements that need them.</summary>
public sealed class LeftOutStatementTests
{
    [Theory]
    [InlineData("yum install x\ndate", "date")]
    [InlineData("yum install x; date", "date")]
    [InlineData("date; yum install x", "date;")]
    [InlineData("date; yum install x; id", "date; id")]
    [InlineData("yum install x; dnf install y", "")]
    [InlineData("yum install x; date; dnf install y; id", "date; id")]
    [InlineData("date; yum install x\nid", "date;\nid")]
    [InlineData("date && yum install x\nid", "date && :\nid")]
    [InlineData("tee /opt/q <<E || yum install x\na\nE\ndate", "date")]
    [InlineData("yum install x || date", "date")]
    [InlineData("date || yum install x", "date")]
    [InlineData("date || yum install x || id", "date || id")]
    [InlineData("yum install x || true", "")]
    [InlineData("yum install x || :", "")]
    [InlineData("yum install x || echo failed", "")]
    [InlineData("yum install x || exit 1", "yum install x || exit 1")]
    [InlineData("yum install x || logger failed", "")]
    [InlineData("yum install x && date", "")]
    [InlineData("date && yum install x", "date && :")]
    [InlineData("date && id && yum install x && cat /etc/a", "date && id && :")]
    [InlineData("[ -f /etc/a ] && yum install x", "")]
    [InlineData("date && yum install x || id", "")]
    [InlineData("mkdir -p /usr/a /opt/b", "mkdir -p '/opt/b'")]
    [InlineData("mkdir -p /opt/b /usr/a", "mkdir -p '/opt/b'")]
    [InlineData("mkdir /opt/b /usr/a /opt/c", "mkdir /opt/b /opt/c")]
    [InlineData("mkdir -m 700 /usr/a /opt/b", "mkdir -m 700 /opt/b")]
    [InlineData("mkdir -m 700 /usr/a", "")]
    [InlineData("mkdir --mode 700 /usr/a", "")]
    [InlineData("touch -r /etc/x /usr/a", "")]
    [InlineData("touch -d yesterday /usr/a", "")]
    [InlineData("touch -t 2601010000 /usr/a", "")]
    [InlineData("systemctl enable nginx kubelet", "systemctl enable kubelet")]
    [InlineData("sudo mkdir /usr/a /opt/b", "sudo mkdir /opt/b")]
    [InlineData("mkdir /usr/a /usr/b", "")]
    [InlineData("rm -f /usr/a /opt/b", "rm -f /opt/b")]
    [InlineData("rmdir /opt/b /usr/a", "rmdir /opt/b")]
    [InlineData("chmod 755 /usr/a /opt/b", "chmod 755 /opt/b")]
    [InlineData("chown a /usr/a /opt/b", "chown a /opt/b")]
    [InlineData("chgrp a /opt/b /usr/a /opt/c", "chgrp a /opt/b /opt/c")]
    [InlineData("yum install x || dnf install y || date", "date")]
    [InlineData("date || yum install x || dnf install y", "date")]
    [InlineData("date || yum install x || dnf install y\nid", "date\nid")]
    [InlineData("yum install x || date || dnf install y || id", "date || id")]
    [InlineData("touch -r /usr/x /usr/a /opt/b", "touch -r /usr/x /opt/b")]
    // It sets what later statements read, or is more than commands: nothing is taken apart.
    [InlineData("A=$(yum list)", "A=$(yum list)")]
    [InlineData("if date; then yum install x; fi", "if date; then yum install x; fi")]
    [InlineData("while date; do yum install x; done", "while date; do yum install x; done")]
    [InlineData("until pgrep dockerd; do sleep 2; done\ndate", "date")]
    [InlineData("if date; then until pgrep dockerd; do sleep 2; done; fi", "if date; then until pgrep dockerd; do sleep 2; done; fi")]
    [InlineData("while date; do until pgrep dockerd; do sleep 2; done; done", "while date; do until pgrep dockerd; do sleep 2; done; done")]
    [InlineData("for a in 1 2; do yum install x; done", "for a in 1 2; do yum install x; done")]
    [InlineData("# install it\nyum install x\ndate", "date")]
    [InlineData("cat /etc/a <<E; yum install x\na\nE\ndate", "date")]
    public void StatementThatCannotWork_IsLeftOut_AsLittleAsPossible(string script, string kept) =>
        Assert.Equal(kept, string.Join('|', Convert(script).Steps.Select(step => step.Step.Script?.Content.TrimEnd('\n'))));

    [Theory]
    // Programs that need a file: it was to be written to a place that does not exist.
    [InlineData("cat /etc/a > /usr/lib/x", "chmod 600 /usr/lib/x", "chmod needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "chown a /usr/lib/x", "chown needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "chgrp a /usr/lib/x", "chgrp needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "cp /usr/lib/x /etc/x", "cp needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "mv /usr/lib/x /etc/x", "mv needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "cat /usr/lib/x", "cat needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "tar xf /usr/lib/x", "tar needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "source /usr/lib/x", "source needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", ". /usr/lib/x", ". needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "mount /usr/lib/x /mnt", "mount needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "chcon a /usr/lib/x", "chcon needs /usr/lib/x")]
    [InlineData("cat /etc/a > /usr/lib/x", "restorecon /usr/lib/x", "restorecon needs /usr/lib/x")]
    [InlineData("mkdir /usr/lib/x", "cat /usr/lib/x/a/b", "cat needs /usr/lib/x")]
    [InlineData("mkdir /usr/lib/x", "cat /usr/lib/../lib/x/a", "cat needs /usr/lib/x")]
    [InlineData("mkdir /usr/lib/x", "cat /usr/lib/xy", null)]
    [InlineData("mkdir /usr/lib/x", "cat usr/lib/x", null)]
    [InlineData("mkdir /usr/lib/x", "wc /usr/lib/x", null)]
    // Accounts.
    [InlineData("useradd app", "chown app /opt/x", "chown needs app")]
    [InlineData("adduser app", "chown app:other /opt/x", "chown needs app")]
    [InlineData("groupadd -g 5 app", "chown other:app /opt/x", "chown needs app")]
    [InlineData("groupadd app", "chgrp app /opt/x", "chgrp needs app")]
    [InlineData("useradd app", "su app", "su needs app")]
    [InlineData("cat /etc/a > /usr/lib/x", "su -c /usr/lib/x app", "su needs /usr/lib/x")]
    [InlineData("useradd app", "cat app", null)]
    [InlineData("useradd", "chown app /opt/x", null)]
    // Packages: a service has the name of its package, a program may be there without it.
    [InlineData("yum install nginx", "systemctl enable nginx", "systemctl needs nginx")]
    [InlineData("yum install nginx", "systemctl enable nginx.service", "systemctl needs nginx")]
    [InlineData("yum install chrony", "systemctl restart chronyd", "systemctl needs chrony")]
    [InlineData("yum -y localinstall htop", "htop", "htop is called")]
    [InlineData("dnf install htop", "htop", "htop is called")]
    [InlineData("apt install htop", "htop", "htop is called")]
    [InlineData("apt-get install -y htop vim", "htop", "htop is called")]
    [InlineData("apt-get remove htop", "htop", null)]
    [InlineData("yum list htop", "htop", null)]
    [InlineData("yum install nginx", "logger -t nginx", null)]
    [InlineData("yum install ngin", "systemctl enable nginx", null)]
    [InlineData("yum install x; cat /etc/a > /opt/q", "cat /opt/q", null)]
    [InlineData("cat /etc/a > /usr/lib/x; cat /etc/b > /opt/q", "cat /opt/q /usr/lib/x", "cat needs /usr/lib/x")]
    public void StatementThatNeedsWhatIsLeftOut_IsReported(string leftOut, string needing, string? message)
    {
        var found = Convert($"{leftOut}\n{needing}\n")
            .Findings.Where(finding => finding.Line == 2 && finding.Code is null)
            .Select(finding => finding.Message);

        Assert.Equal(
            message is null ? []
                : message.Contains("called", StringComparison.Ordinal) ? [$"{message}, and line 1, which installs it, is left out"]
                : [$"{message}, and line 1 is left out"],
            found
        );
    }

    [Fact]
    public void ExitCodeOfWhatIsLeftOut_IsReported()
    {
        var finding = Assert.Single(Convert("yum install x\necho $?\n").Findings, finding => finding.Line == 2);

        Assert.Equal("it reads the exit code of a statement that is left out", finding.Message);
        Assert.Equal(LeftOutPart.Nothing, finding.LeftOut);
    }

    [Theory]
    [InlineData("yum install x", LeftOutPart.Statement)]
    [InlineData("yum install x || true", LeftOutPart.Statement)]
    [InlineData("yum install x || :", LeftOutPart.Statement)]
    [InlineData("yum install x || echo failed", LeftOutPart.Statement)]
    [InlineData("yum install x || logger failed", LeftOutPart.Statement)]
    [InlineData("date; yum install x", LeftOutPart.Command)]
    [InlineData("date || yum install x", LeftOutPart.Command)]
    [InlineData("date && yum install x", LeftOutPart.Command)]
    [InlineData("mkdir /opt/a /usr/b", LeftOutPart.Argument)]
    [InlineData("A=$(yum list)", LeftOutPart.Nothing)]
    public void Finding_SaysWhichPartIsLeftOut(string script, LeftOutPart part)
    {
        var finding = Convert(script).Findings[0];

        Assert.Equal((part, part is not LeftOutPart.Nothing), (finding.LeftOut, finding.IsLeftOut));
    }

    [Theory]
    [InlineData("yum install x --password y", "")]
    [InlineData("yum install x --secret y", "")]
    [InlineData("yum install x --token y", "")]
    [InlineData("yum install access_key", "")]
    [InlineData("yum install api-key", "")]
    [InlineData("yum install credentials", "")]
    [InlineData("yum install LTAI", "")]
    [InlineData("yum install https://a:b@c/d", "")]
    [InlineData("yum install auth", "")]
    [InlineData("yum install x", "yum install x")]
    [InlineData("yum install https://c/d@e", "yum install https://c/d@e")]
    public void Finding_DoesNotShowALineThatMayHaveASecret(string script, string shown) =>
        Assert.Equal(shown, Convert(script).Findings[0].Text);

    [Theory]
    [InlineData("password: abcdefgh", true)]
    [InlineData("PASSWD=abcdefgh", true)]
    [InlineData("secret = 'abcdefgh'", true)]
    [InlineData("\"token\": \"abcdefgh\"", true)]
    [InlineData("access_key=abcdefgh", true)]
    [InlineData("accessKeySecret: abcdefgh", true)]
    [InlineData("api_key=abcdefgh", true)]
    [InlineData("password: abcdefg", false)]
    [InlineData("password: $PASSWORD_OF_IT", false)]
    [InlineData("password_file: /etc/abcdefgh", false)]
    [InlineData("passwords are good", false)]
    public void Content_WithASecret_IsMarked(string content, bool isSecret) =>
        Assert.Equal(isSecret, SecretDetector.ContainsSecret(content, false));

    [Theory]
    [InlineData(32 * 1024, false)]
    [InlineData((32 * 1024) + 1, true)]
    public void Script_LongerThanUserDataMayBe_IsRefused(int bytes, bool isRefused)
    {
        var conversion = Convert("date # " + new string('x', bytes - 8) + "\n");

        Assert.Equal(isRefused, conversion.IsRefused);
        Assert.Equal(isRefused ? [LineOutcome.CannotWork] : [LineOutcome.Script], conversion.Lines.Select(line => line.Outcome));
        Assert.Equal(isRefused ? 0 : 1, conversion.Steps.Count);
        Assert.Equal(isRefused ? [string.Empty] : [], conversion.Findings.Select(finding => finding.Text));
    }

    [Theory]
    [InlineData("#!/usr/bin/python3\nprint(1)\n", "the text is a script for another interpreter; it is kept whole as one step")]
    [InlineData("#cloud-config\na: b\n", "the text is cloud-config; it is kept whole as one step")]
    [InlineData("<powershell>\nGet-Date\n", "the text is PowerShell; it is kept whole as one step")]
    [InlineData("date\0", "the text is not plain text; it is kept whole as one step")]
    [InlineData("\uFEFFdate", "the text is not plain text; it is kept whole as one step")]
    public void TextThatIsNoShellScript_IsKeptWhole(string text, string note)
    {
        var conversion = Convert(text);

        Assert.Equal(text, Assert.Single(conversion.Steps).Step.Script?.Content);
        Assert.Equal(note, Assert.Single(conversion.Notes).Message);
        Assert.Equal(LineOutcome.Script, Assert.Single(conversion.Lines).Outcome);
    }

    [Theory]
    [InlineData("date\nfi # password=abcdefgh", true)]
    [InlineData("date\nfi\ncurl --user a:abcdefghij https://a.example", false)]
    [InlineData("date\nfi", false)]
    public void ScriptThatIsKeptWhole_IsMarkedWhenItHasASecret(string script, bool isSecret) =>
        Assert.Equal(isSecret, Assert.Single(Convert(script).Steps).ContainsSecret);

    /// <summary>The place in a text that is joined while the script runs may lie behind the end of its line.</summary>
    [Theory]
    [InlineData("yum install x", 1, 1)]
    [InlineData("date\nX='true; true; true; yum install x'\neval $X", 3, 8)]
    [InlineData("date\nX='true; true; true; yum install x'\neval $X\ndate", 3, 8)]
    public void Finding_HasAPlaceInsideTheText(string script, int line, int column)
    {
        var finding = Convert(script).Findings[0];

        Assert.Equal((line, column), (finding.Line, finding.Column));
    }

    [Fact]
    public void NoScript_IsRefused() => Assert.Throws<ArgumentNullException>(() => Convert(null!));

    [Fact]
    public void LineEndsOfWindows_AreReadAsLineEnds() =>
        Assert.Equal("date\nid\n", Assert.Single(Convert("date\r\nid\r\n").Steps).Step.Script?.Content);

    private static ScriptConversion Convert(string text) => ScriptConverter.Convert(text, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);
}
