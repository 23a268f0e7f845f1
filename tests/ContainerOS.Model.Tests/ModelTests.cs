using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Tests;

public sealed class ModelTests
{
    [Theory]
    [InlineData("3.6.1", "3.6.1")]
    [InlineData("3.3", "3.3.0")]
    public void OsVersion_OfTwoOrThreeNumbers_IsRead(string text, string expected) =>
        Assert.Equal(expected, OsVersion.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("latest")]
    [InlineData("3.6.1.2")]
    [InlineData("3.-6")]
    public void OsVersion_OfAnythingElse_IsNone(string text) => Assert.Null(OsVersion.Parse(text));

    [Theory]
    [InlineData("v1.34.1-aliyun.1", "1.34.1-aliyun.1")]
    [InlineData("1.34", "1.34")]
    public void KubernetesVersion_AsAckWritesIt_IsRead(string text, string expected) =>
        Assert.Equal(expected, KubernetesVersion.Parse(text)?.ToString());

    [Theory]
    [InlineData("1.34", true)]
    [InlineData("1.34.1", true)]
    [InlineData("v1.34.1", true)]
    [InlineData("1.34.1-aliyun.1", true)]
    [InlineData("1.34.0", false)]
    [InlineData("1.3", false)]
    [InlineData("1.34.1-aliyun", false)]
    [InlineData("1.34.10", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void KubernetesVersion_NamesTheOneThatAckHas_AsFarAsItIsWritten(string written, bool expected) =>
        Assert.Equal(expected, KubernetesVersion.IsNamed(written, "1.34.1-aliyun.1"));

    [Theory]
    [InlineData("2.1.6", true)]
    [InlineData("1.6.28.1", true)]
    [InlineData("20.10.7", false)]
    [InlineData("2.1", false)]
    [InlineData("v2.1.6", false)]
    [InlineData("2.1.x", false)]
    public void ContainerdVersion_IsOneOfThreeOrFourNumbers(string text, bool expected) =>
        Assert.Equal(expected, ContainerdVersion.IsValid(text));

    [Fact]
    public void Value_Secret_IsNeverPrinted() => Assert.Equal("[secret]", Value<string>.Known("hunter2", isSecret: true).ToString());

    [Fact]
    public void Value_Unknown_HasNoContent() => Assert.Throws<InvalidOperationException>(() => Value<string>.Unknown().Content);

    [Theory]
    [InlineData(Severity.Error)]
    [InlineData(Severity.Warning)]
    [InlineData(Severity.Info)]
    public void DiagnosticText_WrittenAndRead_IsTheSame(Severity severity)
    {
        var finding = new Diagnostic(
            "COS1003",
            severity,
            "a[0]",
            "it is wrong: so",
            "because (of this)",
            "do that",
            new RuleSource("https://example.com/x", "Feb 05 2026")
        );

        Assert.Equal(finding, DiagnosticText.Parse(DiagnosticText.Format(finding), "a[0]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("COS1: x")]
    [InlineData("a plain text\nof four\nlines\nin all")]
    public void DiagnosticText_OfAnotherForm_IsNone(string text) => Assert.Null(DiagnosticText.Parse(text, string.Empty));

    [Fact]
    public void Releases_WithoutAMinimumOfTheirOwn_TakeTheOneBefore() =>
        Assert.Equal(31, ContainerOsReleases.MinKubernetesMinor(new OsVersion(3, 6, 1)));

    [Fact]
    public void Releases_BeforeTheFirstThatIsKnown_HaveNoMinimum() =>
        Assert.Null(ContainerOsReleases.MinKubernetesMinor(new OsVersion(3, 2, 0)));

    [Theory]
    [InlineData("Feb 05 2026 (English)")]
    [InlineData("")]
    public void DiagnosticText_EditionInBrackets_IsReadBackWhole(string edition)
    {
        var finding = new Diagnostic("COS1003", Severity.Error, "a", "m", "w", "f", new RuleSource("https://example.com/x", edition));

        Assert.Equal(finding, DiagnosticText.Parse(DiagnosticText.Format(finding), "a"));
    }

    [Fact]
    public void Part_OfAnObject_TakesOverWhatTheObjectIs()
    {
        var whole = Value<OsPin>.Known(new OsPin { ImageId = "i" }, isSecret: true);

        Assert.Null(((Value<OsPin>?)null).Part(pin => pin.ImageId));
        Assert.Null(((Value<OsPin>?)whole).Part(pin => pin.Version));
        Assert.True(((Value<OsPin>?)whole).Part(pin => pin.ImageId)!.Value.IsSecret);
        Assert.False(((Value<OsPin>?)Value<OsPin>.Unknown()).Part(pin => pin.ImageId)!.Value.IsKnown);
    }
}
