using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Model.Tests;

public sealed class FixEditTests
{
    private static readonly Diagnostic Finding = new(
        "COS6003",
        Severity.Error,
        "desiredSize",
        "m",
        "w",
        "f",
        new RuleSource("https://example.com/x", "Feb 05 2026")
    );

    public static TheoryData<FixEdit, string> Forms { get; } =
        new()
        {
            { FixEdit.Set("desiredSize", 2000), "set desiredSize to 2000" },
            { FixEdit.Set("a.b", -0.5), "set a.b to -0.5" },
            { FixEdit.Set("systemDisk.encrypted", true), "set systemDisk.encrypted to true" },
            { FixEdit.Set("labels[\"x to y\"]", "1 to \"2\"\\\n\u2028"), "set labels[\"x to y\"] to \"1 to \\\"2\\\"\\\\\\u000a\\u2028\"" },
            { FixEdit.Set("a", string.Empty), "set a to \"\"" },
            { FixEdit.Remove("taints[1]"), "remove taints[1]" },
            { FixEdit.Rename("labels[\"A B\"]", "a-b"), "rename labels[\"A B\"] to \"a-b\"" },
        };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Edit_WrittenAndRead_IsTheSame(FixEdit edit, string text)
    {
        Assert.Equal(text, edit.ToString());
        Assert.Equal(edit, FixEditText.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("set")]
    [InlineData("set a")]
    [InlineData("set a to ")]
    [InlineData("set a to \"")]
    [InlineData("set a to \"b")]
    [InlineData("set a to \"b\\")]
    [InlineData("set a to \"b\\\"")]
    [InlineData("set a to \"b\\u12\"")]
    [InlineData("set a to \"b\"c\"")]
    [InlineData("set [\"a to b")]
    [InlineData("rename a to 5")]
    [InlineData("remove ")]
    [InlineData("move a to b")]
    public void Edit_OfAnotherForm_IsNone(string text) => Assert.Null(FixEditText.Parse(text));

    [Fact]
    public void Diagnostic_WithEdits_IsReadBackWhole_WithAndWithoutItsPath()
    {
        var finding = Finding with { Edits = [FixEdit.Set("a", 1), FixEdit.Remove("b[0]")] };

        Assert.EndsWith("\n  edit: set a to 1\n  edit: remove b[0]", DiagnosticText.Format(finding), StringComparison.Ordinal);
        Assert.Equal(finding, DiagnosticText.Parse(DiagnosticText.Format(finding), "desiredSize"));
        Assert.Equal(finding, DiagnosticText.Parse(DiagnosticText.FormatWithPath(finding), string.Empty));
        Assert.NotEqual(finding, Finding);
    }

    [Fact]
    public void Diagnostic_WithALineThatIsNoEdit_IsNone() =>
        Assert.Null(DiagnosticText.Parse(DiagnosticText.Format(Finding) + "\n  edit: paint a green", "desiredSize"));
}
