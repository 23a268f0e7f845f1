using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>A thread keeps what it reads scripts with: nothing of one script may show in the next.</summary>
public sealed class ReaderReuseTests
{
    private const string Good = "a=1; echo \"$(cat <<EOF | tee /etc/x\n`date`\nEOF\n)\" && f() { yum install x; } || case $a in b) true ;; esac";

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
        Assert.NotNull(ShellScript.Parse(broken).Fault);

        Assert.Equal(Expected, Seen(Good));
    }

    [Theory]
    [InlineData("cat <<EOF\n$(cat <<X)\nEOF\n")]
    [InlineData("cat <<EOF\n$(cat <<X)\nEOF\n)\n")]
    [InlineData("cat <<EOF\n$(cat <<X)\nEOF\necho `date`\n")]
    public void Script_WhoseInnerHereDocumentNeverComes_LeavesItToNoOther(string script)
    {
        var first = Seen(script);

        Assert.Equal(first, Seen(script));
        Assert.Equal(Expected, Seen(Good));
    }

    [Fact]
    public void Script_ThatWasReadBefore_IsNotChangedByTheNext()
    {
        var first = ShellScript.Parse(Good);
        ShellScript.Parse("ls > /tmp/z; rm -r \"$(pwd)\" | cat");

        Assert.Equal(Expected, Seen(first));
    }

    [Fact]
    public void Scripts_ReadByManyThreads_AreReadAlike() =>
        Assert.All(ParallelEnumerable.Range(0, 500).WithDegreeOfParallelism(8).Select(_ => Seen(Good)), seen => Assert.Equal(Expected, seen));

    private static string Seen(string script) => Seen(ShellScript.Parse(script));

    private static string Seen(ShellScript script) =>
        $"{string.Join(',', script.Calls.Select(call => call.Program))};{string.Join(',', script.Writes.Select(write => write.Path.Text))};{string.Join(',', script.Gaps)}";
}
