using ContainerOS.Cli.UserData;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;

namespace ContainerOS.Cli.Tests.UserData;

public sealed class ScriptLintTests
{
    [Fact]
    public void Lint_Findings_HavePositionsInTheScript_InOrder()
    {
        var linted = Lint("set -e\ncurl http://a/b -o /var/c\n  yum install -y x\n");

        Assert.Equal(
            ["COS8012 a.sh:2:1 curl downloads over plain HTTP", "COS3003 a.sh:3:3 yum is called, and ContainerOS has no package manager"],
            linted.Findings.Select(Line)
        );
        Assert.Equal(["curl".Length, "yum".Length], linted.Findings.Select(found => found.Position!.Length));
        Assert.Empty(linted.Notes);
    }

    [Fact]
    public void Lint_HarmlessScript_HasNoFinding() => Assert.Empty(Lint("set -e\nmkdir -p /var/lib/x\n").Findings);

    [Fact]
    public void Lint_UndecidedRule_IsReportedWithItsPlace()
    {
        var linted = Lint("echo a > \"$1/x\"\n");

        Assert.Empty(linted.Findings);
        var open = Assert.Single(linted.Undecided);
        Assert.Equal("undecided: the path that it writes to is computed at run time", open.Message);
        Assert.Equal((1, 10), (open.Position!.Line, open.Position.Column));
    }

    [Theory]
    [InlineData(BootstrapPhase.BeforeJoin, true)]
    [InlineData(BootstrapPhase.AfterJoin, false)]
    public void Lint_FlagFile_IsValidInOnePhaseOnly(BootstrapPhase phase, bool isWrong) =>
        Assert.Equal(
            isWrong,
            Lint("echo --max-pods=1 > /etc/kubernetes/kubelet-customized-args.conf\n", phase).Findings.Any(found => found.Code is not null)
        );

    private static LintedScript Lint(string text, BootstrapPhase phase = BootstrapPhase.AfterJoin) =>
        new ScriptLint(new OsVersion(3, 6, 1), phase).Lint("a.sh", text);

    private static string Line(Cli.Findings.Finding found) =>
        $"{found.Code} {found.Position!.File}:{found.Position.Line}:{found.Position.Column} {found.Message}";
}
