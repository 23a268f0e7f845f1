using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Tests;

public sealed class ScriptPositionTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("steps:\n  - script: |\n\n      set -e\n        yum x\n", 3, 3, 5, 9)]
    [InlineData("steps:\n  - script: |-  # short\n      yum x\n", 1, 1, 3, 7)]
    [InlineData("steps:\r\n  - script: |\r\n      yum x\r\n", 1, 1, 3, 7)]
    public void Refine_LineOfALiteralBlock_IsThatOfTheFile(string text, int line, int column, int fileLine, int fileColumn) =>
        Assert.Equal(new SourcePosition(file, fileLine, fileColumn), Refine(text, new TextSpan(line, column)));

    [Theory]
    [InlineData("steps:\n  - script: \"yum x\"\n", 1)]
    [InlineData("steps:\n  - script: >\n      yum x\n", 1)]
    [InlineData("steps:\n  - script: |2\n      yum x\n", 1)]
    [InlineData("steps:\n  - script: |\n      yum x\n", 9)]
    [InlineData("steps:\n  - script: |\n      yum x\n", null)]
    public void Refine_UnknownLine_StaysAtTheKey(string text, int? line) =>
        Assert.Equal(new SourcePosition(file, 2, 5), Refine(text, line is { } at ? new TextSpan(at, 1) : null));

    private SourcePosition? Refine(string text, TextSpan? span)
    {
        File.WriteAllText(file, text);
        var finding = new Finding(
            "COS3003",
            Severity.Error,
            null,
            "bootstrap[0].steps[0].script",
            "yum is called",
            null,
            null,
            null,
            new SourcePosition(file, 2, 5)
        )
        {
            Span = span,
        };
        return ScriptPosition.Refine(finding, new SourceLines()).Position;
    }
}
