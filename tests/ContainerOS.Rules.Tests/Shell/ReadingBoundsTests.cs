using ContainerOS.Model.Facts;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>What a script can make the reader do is bounded, and where a bound is reached, the result names it.</summary>
public sealed class ReadingBoundsTests
{
    private static readonly string LongValue = $"V=\"{string.Concat(Enumerable.Repeat("a;", 2000))}\"\n";

    [Theory]
    [InlineData("eval $V\n", "the scripts that it runs are longer than 262144 characters together")]
    [InlineData("eval \"$V\" \"$V\"\n", "the scripts that it runs are longer than 262144 characters together")]
    [InlineData("bash -c \"$V\"\n", "the scripts that it runs are longer than 262144 characters together")]
    [InlineData("echo \"$V\" | bash\n", "the scripts that it runs are longer than 262144 characters together")]
    [InlineData("echo > /opt/$V$V\n", "a value is longer than 4096 characters, or all values together than 1048576")]
    public void ValueThatIsUsedAgainAndAgain_IsAGap(string use, string gap) =>
        Assert.Contains(gap, ShellScript.Parse(LongValue + Repeated(use, 2000)).Gaps.Select(each => each.Reason));

    [Fact]
    public void NestedScript_OfTheLengthOfUserData_IsRead()
    {
        var script = $"bash <<'EOF'\n{Repeated("true\n", 6000)}yum install x\nEOF\n";

        Assert.Empty(ShellScript.Parse(script).Gaps);
        Assert.Contains(PoolValidator.Validate(Pools.WithScript(script), PoolFacts.Offline).Diagnostics, found => found.Code == "COS3003");
    }

    [Theory]
    [InlineData("cat /opt/f >> /opt/f\n", 60)]
    [InlineData("echo \"$V\" >> /opt/f\n", 400)]
    [InlineData("cat >> /opt/f <<EOF\n$V$V$V$V$V$V$V$V\nEOF\n", 60)]
    public void FileThatGrows_HasNoKnownText(string append, int times)
    {
        var script = ShellScript.Parse($"{LongValue}echo a > /opt/f\n{Repeated(append, times)}bash /opt/f\n");

        Assert.Null(script.WrittenTexts.Find("/opt/f"));
        Assert.Contains("it runs a script whose content is not known", script.Gaps.Select(gap => gap.Reason));
    }

    [Fact]
    public void FileThatIsAppendedTo_HasItsWholeText()
    {
        var script = ShellScript.Parse("echo a > /opt/f\necho b >> /opt/f\ncat /opt/f > /opt/g\necho yum install x >> /opt/f\nsh /opt/f\n");

        Assert.Equal("a\nb\nyum install x\n", script.WrittenTexts.Find("/opt/f")?.Text);
        Assert.Equal("a\nb\n", script.WrittenTexts.Find("/opt/g")?.Text);
        Assert.Contains(script.Calls, call => call.Program == "yum");
    }

    [Fact]
    public void FindingsOfARule_AreBounded_AndTheLastSaysSo()
    {
        var found = PoolValidator
            .Validate(Pools.WithScript(Repeated("yum\n", ShellScript.MaxListed + 100)), PoolFacts.Offline)
            .Diagnostics.Where(each => each.Code == "COS3003")
            .ToList();

        Assert.Equal(ShellScript.MaxListed + 1, found.Count);
        Assert.Equal("and more places; the first 16384 are listed", found[^1].Message);
        Assert.Equal(ShellScript.MaxListed, found.Count(each => each.Message.StartsWith("yum", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"$1\"\n")]
    [InlineData("a > \"$1\"\n")]
    public void PartsThatAreNotKnown_AreBounded_AndTheLastSaysSo(string part)
    {
        var open = PoolValidator
            .Validate(Pools.WithScript(Repeated(part, 3000)), PoolFacts.Offline)
            .Undecided.Where(each => each.Code == "COS3004")
            .ToList();

        Assert.Equal(ShellScript.MaxGaps + 1, open.Count);
        Assert.Equal("more than 1000 parts of it cannot be analyzed", open[^1].Reason);
    }

    [Fact]
    public void ProgramsOfAnExplanation_AreBounded_AndTheGapsSaySo()
    {
        var analysis = ScriptAnalysis.Analyze(Repeated("a\n", ShellScript.MaxListed + 1));

        Assert.Equal(ShellScript.MaxListed, analysis.Programs.Count);
        Assert.Contains("of its programs and paths, the first 16384 are listed", analysis.Gaps.Select(gap => gap.Message));
    }

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
