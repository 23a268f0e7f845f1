using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The gaps that are reported for scripts that cannot be analyzed, and their positions.</summary>
public sealed class GapTests
{
    [Theory]
    [InlineData("a\nfi", "2:1 'fi' closes nothing")]
    [InlineData("a )", "1:3 ')' closes nothing")]
    [InlineData("a;;", "1:2 ';' closes nothing")]
    [InlineData("cat <<EOF", "1:5 its here-document is missing")]
    [InlineData("cat <<EOF\nx", "1:5 no line 'EOF' ends the here-document")]
    [InlineData("{ a", "1:2 no '}' closes it")]
    [InlineData("(a", "1:2 no ')' closes it")]
    [InlineData("if a; then b", "1:1 no 'fi' closes it")]
    [InlineData("if a; then b; else c", "1:19 no 'fi' closes it")]
    [InlineData("if a; b; fi", "1:3 no 'then' closes it")]
    [InlineData("while a; done", "1:6 no 'do' closes it")]
    [InlineData("until a; do b", "1:12 no 'done' closes it")]
    [InlineData("for", "1:4 a loop needs a variable")]
    [InlineData("for $a in b; do :; done", "1:7 a loop needs a variable")]
    [InlineData("for a in b; c", "1:13 a loop needs a body")]
    [InlineData("for ((a; b", "1:1 an expansion is never closed")]
    [InlineData("for ((a) ; do b; done", "1:5 '((' is never closed")]
    [InlineData("case", "1:5 case needs a word")]
    [InlineData("case a of", "1:8 case needs 'in'")]
    [InlineData("case a in b c) ;; esac", "1:13 a pattern needs ')'")]
    [InlineData("case a in b) c;; |", "1:1 no 'esac' closes it")]
    [InlineData("[[ a", "1:1 no ']]' closes it")]
    [InlineData("function", "1:9 a function needs a name")]
    [InlineData("a (b", "1:4 '(' is not expected here")]
    [InlineData("a | ", "1:5 a command is missing at the end")]
    [InlineData("a && ;", "1:6 a command is missing before ';'")]
    [InlineData("a >", "1:4 a word is missing behind '>'")]
    [InlineData("a 2>> ;", "1:7 a word is missing behind '>>'")]
    [InlineData("echo 'a", "1:6 a ' is never closed")]
    [InlineData("echo \"a", "1:6 a \" is never closed")]
    [InlineData("echo `a", "1:6 a ` is never closed")]
    [InlineData("echo $'a", "1:7 a ' is never closed")]
    [InlineData("echo ${a:-'b", "1:11 a ' is never closed")]
    [InlineData("echo ${a", "1:6 an expansion is never closed")]
    [InlineData("echo $((1", "1:6 an expansion is never closed")]
    [InlineData("a=(b", "1:3 a ( is never closed")]
    [InlineData("a=(b ;)", "1:3 a ( is never closed")]
    [InlineData("echo @(a", "1:7 a ( is never closed")]
    [InlineData("$a b", "1:1 what is called is computed while the script runs")]
    [InlineData("eval \"$a\"", "1:6 it runs a script that is computed while it runs")]
    public void Gap_IsReportedWithItsPlace(string script, string expected) =>
        Assert.Equal([expected], ShellScript.Parse(script).Gaps.Select(gap => $"{gap.At.Line}:{gap.At.Column} {gap.Reason}"));

    [Fact]
    public void Fault_IsTheGapWhereReadingStopped()
    {
        Assert.Equal("no '}' closes it", ShellScript.Parse("$a\n{ b").SyntaxError!.Reason);
        Assert.Null(ShellScript.Parse("$a").SyntaxError);
    }

    [Theory]
    [InlineData(262_144, null)]
    [InlineData(262_145, "1:1 it is longer than 262144 characters")]
    public void Script_IsReadUpToALength(int length, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [expected],
            ShellScript.Parse(new string('x', length)).Gaps.Select(gap => $"{gap.At.Line}:{gap.At.Column} {gap.Reason}")
        );
}
