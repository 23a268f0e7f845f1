using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>A thread reuses its parsers; no script may affect the next one.</summary>
public sealed class ParserReuseTests
{
    private const string Good =
        "a=1; echo \"$(cat <<EOF | tee /etc/x\n`date`\nEOF\n)\" && f() { yum install x; } || case $a in b) true ;; esac";

    private static string Expected => "echo,cat,date,tee,yum,true;/etc/x;";

    [Theory]
    [InlineData("cat <<EOF; (")]
    [InlineData("a=b x > /etc/y | if true; then c && d || (")]
    [InlineData("echo \"never $(closed `")]
    [InlineData("for i in a b; do case x in a")]
    [InlineData("x=(a b")]
    [InlineData("((1 + ${x:-")]
    public void Script_AfterOneThatBreaksOff_IsReadAsIfItWereTheFirst(string broken)
    {
        Assert.NotNull(ShellScript.Parse(broken).SyntaxError);

        Assert.Equal(Expected, Seen(Good));
    }

    /// <summary>
    /// The text of a here-document is parsed separately and ends before the line on which a nested here-document would start.
    /// </summary>
    [Theory]
    [InlineData("cat <<E\n$(x <<F)\nE\n")]
    [InlineData("cat <<E\n$(x <<F)\nE\n)\n")]
    [InlineData("cat <<E\n`x <<F`\nE\n")]
    [InlineData("cat <<E\n${a:-$(x <<F; y <<G)}\nE\n")]
    [InlineData("cat <<E\n$((1 < $(x <<F)))\nE\n")]
    public void Script_AfterADocumentThatAwaitsOne_IsReadAsIfItWereTheFirst(string waiting)
    {
        ShellScript.Parse(waiting);

        Assert.Equal(Expected, Seen(Good));
        Assert.Equal("docker;;", Seen("docker login < /etc/pw\n\n"));
    }

    /// <summary>Text that looks like arithmetic is parsed again as a subshell, and its here-document is added only once.</summary>
    [Fact]
    public void Script_WithASubshellThatLooksLikeArithmetic_AwaitsItsDocumentOnce() =>
        Assert.Equal("echo,cat,true;;", Seen("((echo $(cat <<E) ) )\nyum\nE\ntrue\n"));

    [Fact]
    public void Script_ThatWasReadBefore_IsNotChangedByTheNext()
    {
        var first = ShellScript.Parse(Good);
        ShellScript.Parse("ls > /tmp/z; rm -r \"$(pwd)\" | cat");

        Assert.Equal(Expected, Seen(first));
    }

    [Fact]
    public void Scripts_ReadByManyThreads_AreReadAlike() =>
        Assert.All(
            ParallelEnumerable.Range(0, 500).WithDegreeOfParallelism(8).Select(_ => Seen(Good)),
            seen => Assert.Equal(Expected, seen)
        );

    private static string Seen(string script) => Seen(ShellScript.Parse(script));

    private static string Seen(ShellScript script) =>
        string.Join(
            ';',
            string.Join(',', script.Calls.Select(call => call.Program)),
            string.Join(',', script.Writes.Select(write => write.Path.Text)),
            string.Join(',', script.Gaps)
        );
}
