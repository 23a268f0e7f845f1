using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Tests;

public sealed class FindingWriterTests
{
    private static readonly Diagnostic Rule = new(
        "COS1003",
        Severity.Error,
        "instanceTypes[0]",
        "it is a GPU type",
        "it cannot run",
        "use another",
        new RuleSource("https://example.com/x", "Feb 05 2026")
    );

    private static string Written(Finding finding)
    {
        using var text = new StringWriter();
        new FindingWriter(new SafeWriter(text, allowsStyle: false), AnsiStyle.None).Write([finding]);
        return text.ToString();
    }

    [Fact]
    public void Write_FindingOfARule_ShowsMessageReasonFixAndSource()
    {
        var text = Written(Finding.FromText(DiagnosticText.Format(Rule), Severity.Error, null, Rule.Path, null));

        Assert.All(
            new[] { "COS1003", "instanceTypes[0]", "it is a GPU type", "it cannot run", "use another", "https://example.com/x" },
            part => Assert.Contains(part, text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(0, "^^^^^^^^^^^^^^^^")]
    [InlineData(3, "^^^")]
    [InlineData(99, "^^^^^^^^^^^^^^^^")]
    public void Write_Excerpt_UnderlinesTheLengthOrTheRestOfTheLine(int length, string underline)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "  yum install -y x");

        var text = Written(Finding.Plain("it broke") with { Position = new SourcePosition(file, 1, 3) { Length = length } });

        File.Delete(file);
        Assert.Contains(
            $"1 |   yum install -y x{Environment.NewLine}    |   {underline}{Environment.NewLine}",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Write_PlainMessage_IsUnchanged() =>
        Assert.Contains("it broke", Written(Finding.Plain("it broke")), StringComparison.Ordinal);

    [Fact]
    public void AnsiStyle_Disabled_AddsNothing() => Assert.Equal("x", AnsiStyle.None.Red("x"));
}
