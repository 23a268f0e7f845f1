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
    public void LineOfALiteralBlock_IsFoundInTheFile(string text, int line, int column, int fileLine, int fileColumn) =>
        Assert.Equal(new SourcePosition(file, fileLine, fileColumn), Refine(text, $"line {line}, column {column}: yum is called"));

    [Theory]
    [InlineData("steps:\n  - script: \"yum x\"\n", "line 1, column 1: yum is called")]
    [InlineData("steps:\n  - script: >\n      yum x\n", "line 1, column 1: yum is called")]
    [InlineData("steps:\n  - script: |2\n      yum x\n", "line 1, column 1: yum is called")]
    [InlineData("steps:\n  - script: |\n      yum x\n", "line 9, column 1: yum is called")]
    [InlineData("steps:\n  - script: |\n      yum x\n", "yum is called")]
    public void WhatTheFileCanNotTell_StaysAtTheKey(string text, string message) =>
        Assert.Equal(new SourcePosition(file, 2, 5), Refine(text, message));

    private SourcePosition? Refine(string text, string message)
    {
        File.WriteAllText(file, text);
        var finding = new Finding(
            "COS3003",
            Severity.Error,
            null,
            "bootstrap[0].steps[0].script",
            message,
            null,
            null,
            null,
            new SourcePosition(file, 2, 5)
        );
        return ScriptPosition.Refine(finding, new SourceLines()).Position;
    }
}
