using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Each test goes through all programs or all rules, and names those that fail.</summary>
public sealed class FixtureTests
{
    [Fact]
    public void Rules_HaveTwoProgramsThatPassAndTwoThatFail()
    {
        var (passing, failing) = (Fixture.ByCode("pass"), Fixture.ByCode("fail"));

        Assert.All(
            RuleCatalogue.All,
            rule =>
            {
                Assert.True(passing[rule.Info.Code].Count() >= 2, $"{rule.Info.Code} needs two programs that pass");
                Assert.True(failing[rule.Info.Code].Count() >= 2, $"{rule.Info.Code} needs two programs that fail");
            }
        );
    }

    [Fact]
    public void Folder_IsThatOfARule() => Assert.All(Fixture.Codes, code => Assert.NotNull(RuleCatalogue.Find(code)));

    [Fact]
    public void Programs_ThatPass_HaveNoFindingOfTheRuleNorAnyErrorAndAreDecided() =>
        Assert.All(
            Fixture.All("pass"),
            id =>
            {
                var fixture = Fixture.Read(id);
                var report = PoolValidator.Validate(fixture.Spec, fixture.Facts);

                Assert.DoesNotContain(report.Diagnostics, found => found.Code == fixture.Code || found.Severity is Severity.Error);
                Assert.DoesNotContain(report.Undecided, open => open.Code == fixture.Code);
            }
        );

    [Fact]
    public void Programs_ThatFail_HaveTheApprovedDiagnostics() =>
        Assert.All(
            Fixture.All("fail"),
            id =>
            {
                var fixture = Fixture.Read(id);
                var findings = PoolValidator.Validate(fixture.Spec, fixture.Facts).Diagnostics;
                var text = FreshRule.Format(findings);
                Approve(fixture.Approved, text);

                Assert.Contains(findings, found => found.Code == fixture.Code);
                Assert.Equal(File.ReadAllText(fixture.Approved), text);
            }
        );

    [Fact]
    public void Programs_ThatFail_AreFoundByTheRuleAlone() =>
        Assert.All(
            Fixture.All("fail"),
            id =>
            {
                var fixture = Fixture.Read(id);

                Assert.NotEmpty(fixture.ApprovedOfTheRule);
                Assert.Equal(
                    fixture.ApprovedOfTheRule,
                    FreshRule.Check(fixture).Diagnostics.Select(found => FreshRule.Format([found]).TrimEnd())
                );
            }
        );

    [Fact]
    public void Programs_ThatPass_ArePassedByTheRuleAlone() =>
        Assert.All(
            Fixture.All("pass"),
            id =>
            {
                var report = FreshRule.Check(Fixture.Read(id));

                Assert.Empty(report.Diagnostics);
                Assert.Empty(report.Undecided);
            }
        );

    [Fact]
    public void Programs_ThatFail_HaveDiagnosticsAtThePathsOfTheRule() =>
        Assert.All(
            Fixture.All("fail"),
            id =>
            {
                var fixture = Fixture.Read(id);
                var found = PoolValidator.Validate(fixture.Spec, fixture.Facts).Diagnostics.Where(found => found.Code == fixture.Code);
                var places = RuleCatalogue.Find(fixture.Code)!.Info.Paths;

                Assert.All(
                    found,
                    one =>
                    {
                        Assert.Contains(places, place => Covers(place, one.Path));
                        Assert.Equal(WithoutLength(one), DiagnosticText.Parse(DiagnosticText.Format(one), one.Path));
                    }
                );
            }
        );

    [Fact]
    public void Rules_DocsPages_AreCurrent() =>
        Assert.All(
            Fixture.Codes,
            code =>
            {
                var page = RulePages.Of(FreshRule.Create(code).Info);
                Approve(RulePages.FileOf(code), page);

                Assert.Equal(File.ReadAllText(RulePages.FileOf(code)), page);
            }
        );

    [Fact]
    public void ProgramCheck_DocsPage_IsCurrent() =>
        Assert.All(
            ProgramChecks.All,
            check =>
            {
                Approve(RulePages.FileOf(check.Code), RulePages.Of(check));
                Assert.Equal(File.ReadAllText(RulePages.FileOf(check.Code)), RulePages.Of(check));
            }
        );

    [Fact]
    public void Docs_ListEveryRule()
    {
        Approve(RulePages.Index, RulePages.Contents());

        Assert.Equal(File.ReadAllText(RulePages.Index), RulePages.Contents());
    }

    [Fact]
    public void Docs_HaveNoPageOfARemovedRule() =>
        Assert.Equal(
            RuleCatalogue.Infos.Select(info => RulePages.FileOf(info.Code)).Append(RulePages.Index).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.GetDirectoryName(RulePages.Index)!).Order(StringComparer.Ordinal)
        );

    /// <summary>The text form has no length.</summary>
    private static Diagnostic WithoutLength(Diagnostic finding) =>
        finding with
        {
            Span = finding.Span is { } span ? span with { Length = 0 } : null,
        };

    /// <summary>Whether the path of a diagnostic is a path of the rule, a path inside it, or its parent when it is missing.</summary>
    private static bool Covers(string place, string path)
    {
        var plain = Regex.Replace(path, @"\[\d+\]", "[]");
        return plain.StartsWith(place, StringComparison.Ordinal) || place.StartsWith(plain + ".", StringComparison.Ordinal);
    }

    /// <summary>Writes the text when it is approved; a person reads the difference.</summary>
    private static void Approve(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("CONTAINEROS_APPROVE") == "1")
        {
            File.WriteAllText(file, text);
        }
    }
}
