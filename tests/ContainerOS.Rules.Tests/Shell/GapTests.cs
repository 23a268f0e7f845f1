using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The gaps that are reported for scripts that cannot be analyzed, and their positions.</summary>
public sealed class GapTests
{
    [Fact]
    public void Gap_IsReportedWithItsPlace() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("a\nfi", "2:1 'fi' closes nothing"),
                ("a )", "1:3 ')' closes nothing"),
                ("a;;", "1:2 ';' closes nothing"),
                ("cat <<EOF", "1:5 its here-document is missing"),
                ("cat <<EOF\nx", "1:5 no line 'EOF' ends the here-document"),
                ("{ a", "1:2 no '}' closes it"),
                ("(a", "1:2 no ')' closes it"),
                ("if a; then b", "1:1 no 'fi' closes it"),
                ("if a; then b; else c", "1:19 no 'fi' closes it"),
                ("if a; b; fi", "1:3 no 'then' closes it"),
                ("while a; done", "1:6 no 'do' closes it"),
                ("until a; do b", "1:12 no 'done' closes it"),
                ("for", "1:4 a loop needs a variable"),
                ("for $a in b; do :; done", "1:7 a loop needs a variable"),
                ("for a in b; c", "1:13 a loop needs a body"),
                ("for ((a; b", "1:1 an expansion is never closed"),
                ("for ((a) ; do b; done", "1:5 '((' is never closed"),
                ("case", "1:5 case needs a word"),
                ("case a of", "1:8 case needs 'in'"),
                ("case a in b c) ;; esac", "1:13 a pattern needs ')'"),
                ("case a in b) c;; |", "1:1 no 'esac' closes it"),
                ("[[ a", "1:1 no ']]' closes it"),
                ("function", "1:9 a function needs a name"),
                ("a (b", "1:4 '(' is not expected here"),
                ("a | ", "1:5 a command is missing at the end"),
                ("a && ;", "1:6 a command is missing before ';'"),
                ("a >", "1:4 a word is missing behind '>'"),
                ("a 2>> ;", "1:7 a word is missing behind '>>'"),
                ("echo 'a", "1:6 a ' is never closed"),
                ("echo \"a", "1:6 a \" is never closed"),
                ("echo `a", "1:6 a ` is never closed"),
                ("echo $'a", "1:7 a ' is never closed"),
                ("echo ${a:-'b", "1:11 a ' is never closed"),
                ("echo ${a", "1:6 an expansion is never closed"),
                ("echo $((1", "1:6 an expansion is never closed"),
                ("a=(b", "1:3 a ( is never closed"),
                ("a=(b ;)", "1:3 a ( is never closed"),
                ("echo @(a", "1:7 a ( is never closed"),
                ("$a b", "1:1 what is called is computed while the script runs"),
                ("eval \"$a\"", "1:6 it runs a script that is computed while it runs"),
            },
            row =>
                Assert.Equal(
                    [row.Expected],
                    ShellScript.Parse(row.Script).Gaps.Select(gap => $"{gap.At.Line}:{gap.At.Column} {gap.Reason}")
                )
        );

    [Fact]
    public void Fault_IsTheGapWhereReadingStopped()
    {
        Assert.Equal("no '}' closes it", ShellScript.Parse("$a\n{ b").SyntaxError!.Reason);
        Assert.Null(ShellScript.Parse("$a").SyntaxError);
    }

    [Fact]
    public void Script_IsReadUpToALength() =>
        Assert.All(
            new (int Length, string? Expected)[] { (1_048_576, null), (1_048_577, "1:1 it is longer than 1048576 characters") },
            row =>
                Assert.Equal(
                    row.Expected is null ? [] : [row.Expected],
                    ShellScript.Parse(new string('x', row.Length)).Gaps.Select(gap => $"{gap.At.Line}:{gap.At.Column} {gap.Reason}")
                )
        );
}
