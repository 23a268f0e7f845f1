using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The limits of the reader, each at its border: a shell would read on, so none of them is a syntax error of the script.</summary>
public sealed class ParsingLimitTests
{
    private const string TooDeep = "it is nested more than 100 deep";
    private const string TooLongValue = "a value is longer than 4096 characters, or all values together than 1048576";
    private const string TooLongScripts = "the scripts that it runs are longer than 262144 characters together";

    /// <summary>What opens and closes each form, and how many of it fit into one another.</summary>
    private static readonly (string Open, string Close, int Most)[] Forms =
    [
        ("( ", ")", 49),
        ("{ ", "; }", 49),
        ("if a; then ", "; fi", 49),
        ("while a; do ", "; done", 49),
        ("until ", "; do a; done", 49),
        ("for x in y; do ", "; done", 49),
        ("case x in y) ", ";; esac", 49),
        ("f() { ", "; }", 33),
        ("function f { ", "; }", 33),
        ("a $(", ")", 99),
        ("a \"$(", ")\"", 99),
        ("a <(", ")", 99),
        ("${x:-", "}", 100),
        ("$((", "))", 100),
        ("x=(", ")", 100),
    ];

    [Fact]
    public void Forms_InOneAnother_AreReadUpToADepth() =>
        Assert.All(
            Forms,
            form =>
            {
                var deepest = Enumerable.Range(1, 120).TakeWhile(depth => Nested(form, depth).SyntaxError is null).Last();
                var deeper = Nested(form, deepest + 1);

                Assert.Equal(form.Most, deepest);
                Assert.Equal(TooDeep, deeper.SyntaxError?.Reason);
                Assert.Null(deeper.ShellError);
            }
        );

    [Fact]
    public void Forms_OneAfterAnother_AreNotNested() =>
        Assert.All(
            Forms,
            form => Assert.Null(ShellScript.Parse(string.Join('\n', Enumerable.Repeat($"{form.Open}a{form.Close}", 120))).SyntaxError)
        );

    [Fact]
    public void Script_ThatIsReadAgainAndAgain_EndsWithTheLimit()
    {
        var script = string.Concat(Enumerable.Repeat("$((", 30)) + "a" + string.Concat(Enumerable.Repeat(") )", 30));
        var read = ShellScript.Parse(script);

        Assert.Equal("it is too tangled to follow", read.SyntaxError?.Reason);
        Assert.Null(read.ShellError);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1100)]
    public void Gaps_AreListedUpToALimit(int count)
    {
        var gaps = ShellScript.Parse(string.Concat(Enumerable.Repeat("$x\n", count))).Gaps;

        Assert.Equal(Math.Min(count, 1001), gaps.Count);
        Assert.Equal(count <= 1000, gaps[^1].Reason != "more than 1000 parts of it cannot be analyzed");
        Assert.Equal(Math.Min(count, 1001), gaps[^1].At.Line);
    }

    [Theory]
    [InlineData(262_144, null)]
    [InlineData(262_145, TooLongScripts)]
    public void NestedScripts_AreReadUpToALength(int length, string? gap)
    {
        var text = new string(' ', length / 2);

        Assert.Equal(
            gap,
            Gap($"eval '{text}'\nbash <<A\n{text}{(length % 2 == 0 ? "" : " ")[..(length % 2)]}A\n".Replace(" A\n", "\nA\n"))
        );
        Assert.Equal(gap, Gap($"eval '{new string(' ', length)}'"));
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, TooLongValue)]
    public void Value_IsFollowedUpToALength(int length, string? gap)
    {
        Assert.Equal(gap, Gap($"x={new string('b', length)}\na \"$x\" > \"$x\""));
        Assert.Equal(gap, Gap($"x={new string('b', length - 1)}\na > c\"$x\""));
    }

    [Fact]
    public void Values_AreJoinedUpToALength()
    {
        var script = $"x={new string('b', 4000)}\n" + string.Concat(Enumerable.Range(0, 300).Select(at => $"a > c{at}\"$x\"\n"));
        var read = ShellScript.Parse(script);

        Assert.Equal([TooLongValue], read.Gaps.Select(gap => gap.Reason));
        Assert.InRange(read.Writes.Count(write => write.Path.IsComplete), 100, 265);
        Assert.Equal(read.Writes.Count(write => write.Path.IsComplete) + 2, read.Gaps[0].At.Line);
    }

    private static string? Gap(string script) => ShellScript.Parse(script).Gaps.Select(gap => gap.Reason).SingleOrDefault();

    private static ShellScript Nested((string Open, string Close, int Most) form, int depth) =>
        ShellScript.Parse(string.Concat(Enumerable.Repeat(form.Open, depth)) + "a" + string.Concat(Enumerable.Repeat(form.Close, depth)));
}
