using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Model.Tests;

/// <summary>The reader of the text form returns what its writer wrote.</summary>
public sealed class DiagnosticTextTests
{
    private const int Count = 20_000;

    private static readonly string[] Pieces =
    [
        "it",
        " ",
        ": ",
        "(",
        ")",
        " (see",
        "\"",
        "'",
        "\\",
        "why: ",
        "fix: ",
        "source: ",
        "at: ",
        "edit: ",
        "line 3",
        ", column 5: ",
        "COS1003",
        " to ",
        "é",
        "🐧",
        "0",
    ];

    [Fact]
    public void Parse_WhatFormatWrote_IsTheDiagnostic() =>
        Parallel.For(
            0,
            Count,
            seed =>
            {
                var finding = Diagnostic(new Random(seed));

                var read = DiagnosticText.Parse(DiagnosticText.Format(finding), finding.Path);
                var readWithPath = DiagnosticText.Parse(DiagnosticText.FormatWithPath(finding), string.Empty);

                Assert.True(finding == read, $"seed {seed}: wrote {finding}, read {read}");
                Assert.True(finding == readWithPath, $"seed {seed}: wrote {finding} with its path, read {readWithPath}");
            }
        );

    [Theory]
    [InlineData(3, 5, "yum is called", "line 3, column 5: yum is called")]
    [InlineData(12, 0, "ends with a carriage return", "line 12 ends with a carriage return")]
    public void Message_WithASpan_BeginsWithIt(int line, int column, string message, string expected) =>
        Assert.Equal(expected, DiagnosticText.Message(new TextSpan(line, column), message));

    [Fact]
    public void Message_WithoutASpan_IsAsWritten() => Assert.Equal("it is wrong", DiagnosticText.Message(null, "it is wrong"));

    [Theory]
    [InlineData("line 0, column 1: x")]
    [InlineData("line 1, column 0: x")]
    [InlineData("line 01 x")]
    [InlineData("line 1234567890 x")]
    [InlineData("line 1,column 2: x")]
    [InlineData("line 1: x")]
    [InlineData("lines 1 and 2")]
    public void Parse_MessageThatOnlyResemblesASpan_HasNoSpan(string message)
    {
        var finding = Diagnostic(new Random(0)) with { Span = null, Message = message };

        Assert.Equal(finding, DiagnosticText.Parse(DiagnosticText.Format(finding), finding.Path));
    }

    [Fact]
    public void Parse_SpanWithALength_LosesOnlyTheLength()
    {
        var finding = Diagnostic(new Random(0)) with { Span = new TextSpan(3, 5, 4) };

        Assert.Equal(finding with { Span = new TextSpan(3, 5) }, DiagnosticText.Parse(DiagnosticText.Format(finding), finding.Path));
    }

    private static Diagnostic Diagnostic(Random random) =>
        new(
            $"COS{random.Next(1, 9)}{random.Next(100, 999)}",
            (Severity)random.Next(3),
            $"{Name(random)}[{random.Next(9)}].{Name(random)}",
            Text(random),
            Text(random),
            Text(random),
            new RuleSource($"https://example.com/{Name(random)}", Text(random))
        )
        {
            Span = random.Next(3) switch
            {
                0 => null,
                1 => TextSpan.OfLine(random.Next(1, 999_999)),
                _ => new TextSpan(random.Next(1, 999_999), random.Next(1, 999_999)),
            },
            Edits = FixEdits.Of([.. Enumerable.Range(0, random.Next(3)).Select(_ => Edit(random))]),
        };

    private static FixEdit Edit(Random random) =>
        random.Next(4) switch
        {
            0 => FixEdit.Set($"labels[\"{Name(random)} to {Name(random)}\"]", Text(random)),
            1 => FixEdit.Set(Name(random), random.Next()),
            2 => FixEdit.Remove($"{Name(random)}[{random.Next(9)}]"),
            _ => FixEdit.Rename(Name(random), Text(random)),
        };

    /// <summary>One line that does not begin like a span, as the writer requires of messages.</summary>
    private static string Text(Random random) => "x" + string.Concat(random.GetItems(Pieces, random.Next(8)));

    private static string Name(Random random) => new(random.GetItems("abcxyzABC".AsSpan(), random.Next(1, 6)));
}
