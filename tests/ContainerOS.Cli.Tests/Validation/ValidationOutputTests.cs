using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Tests.Validation;

public sealed class ValidationOutputTests
{
    private static readonly Finding Gpu = new(
        "COS1003",
        Severity.Error,
        "urn",
        "instanceTypes[0]",
        "it is 100% a GPU type,\nso: no",
        "it cannot run",
        "use another",
        new RuleSource("https://example.com/x", "Feb 05 2026"),
        new SourcePosition("Pulumi.yaml", 7, 3)
    );

    private static readonly Finding Plain = Finding.Plain("it broke");

    [Fact]
    public void Github_IsOneEscapedLinePerFinding()
    {
        var line = Assert.Single(GithubAnnotations.Write([Gpu]));

        Assert.Equal(
            "::error file=Pulumi.yaml,line=7,col=3,title=COS1003"
                + "::instanceTypes[0]: it is 100%25 a GPU type,%0Aso: no%0Awhy: it cannot run%0Afix: use another",
            line
        );
    }

    [Fact]
    public void Github_WithoutPosition_HasNoFile() =>
        Assert.Equal("::error title=containeros::it broke", Assert.Single(GithubAnnotations.Write([Plain])));

    /// <summary>The fields are those that docs.gitlab.com/ci/testing/code_quality lists, read 2026-11-29.</summary>
    [Fact]
    public void Gitlab_HasTheFieldsOfACodeQualityReport()
    {
        var issue = Assert.Single(CodeQualityReport.Write([Gpu]));

        Assert.Equal(
            ["description", "check_name", "fingerprint", "severity", "location"],
            ((Newtonsoft.Json.Linq.JObject)issue).Properties().Select(field => field.Name)
        );
        Assert.Equal("instanceTypes[0]: it is 100% a GPU type,\nso: no. Fix: use another", (string?)issue["description"]);
        Assert.Equal(("COS1003", "major"), ((string?)issue["check_name"], (string?)issue["severity"]));
        Assert.Equal("""{"path":"Pulumi.yaml","lines":{"begin":7}}""", issue["location"]!.ToString(Newtonsoft.Json.Formatting.None));
        Assert.Matches("^[0-9a-f]{64}$", (string?)issue["fingerprint"]);
    }

    /// <summary>GitLab shows one finding of a fingerprint, and takes one whose fingerprint changed for a new one.</summary>
    [Fact]
    public void Gitlab_Fingerprints_AreUnique_AndStayWhenLinesMove()
    {
        List<string?> Fingerprints(params Finding[] findings) =>
            [.. CodeQualityReport.Write(findings).Select(issue => (string?)issue["fingerprint"])];
        var moved = Gpu with { Position = Gpu.Position! with { Line = 70 } };

        Assert.Equal(4, Fingerprints(Gpu, Gpu, Gpu with { Path = "instanceTypes[1]" }, Plain).Distinct().Count());
        Assert.Equal(Fingerprints(Gpu), Fingerprints(moved));
    }

    [Theory]
    [InlineData(Severity.Error, "major")]
    [InlineData(Severity.Warning, "minor")]
    [InlineData(Severity.Info, "info")]
    public void Gitlab_Severity_IsOneThatGitLabKnows(Severity severity, string expected) =>
        Assert.Equal(expected, (string?)CodeQualityReport.Write([Gpu with { Severity = severity }])[0]["severity"]);

    [Fact]
    public void Sarif_ListsEveryRuleOnce_AndLocatesItsResults()
    {
        var run = SarifLog.Write([Gpu, Gpu, Plain])["runs"]![0]!;

        var rule = Assert.Single(run["tool"]!["driver"]!["rules"]!);
        Assert.Equal("COS1003", (string)rule["id"]!);
        Assert.NotEmpty((string)rule["shortDescription"]!["text"]!);
        Assert.Equal([0, 0, null], run["results"]!.Select(result => (int?)result["ruleIndex"]));
        var place = run["results"]![0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal(
            ("Pulumi.yaml", 7, 3),
            ((string)place["artifactLocation"]!["uri"]!, (int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!)
        );
    }

    [Fact]
    public void Sarif_PositionWithALength_HasAnEndColumn()
    {
        var finding = Gpu with { Position = Gpu.Position! with { Length = 4 } };

        var run = SarifLog.Write([Gpu, finding])["runs"]![0]!;

        Assert.Equal(
            [null, 7],
            run["results"]!.Select(result => (int?)result["locations"]![0]!["physicalLocation"]!["region"]!["endColumn"])
        );
    }

    [Fact]
    public void Github_ControlCharacters_AreReplaced() =>
        Assert.Equal("::error title=containeros::a␛[31mb", Assert.Single(GithubAnnotations.Write([Finding.Plain("a\e[31mb")])));

    [Fact]
    public void Sarif_ContainsUndecidedAndSuppressedRules()
    {
        var invocation = SarifLog.Write(
            [],
            [new ValidationNote("shop", "prod", "urn:pulumi:prod::shop::t::web", "COS8012 is suppressed: the mirror has no TLS")],
            isComplete: false
        )["runs"]![0]!["invocations"]![0]!;

        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Equal(
            "shop (prod): web: COS8012 is suppressed: the mirror has no TLS",
            (string)invocation["toolExecutionNotifications"]![0]!["message"]!["text"]!
        );
    }

    [Fact]
    public void Report_HiddenFindings_AreCounted_WithTheOptionThatShowsThem()
    {
        var report = new ValidationReport(1, [Gpu, Gpu with { Severity = Severity.Info }, Gpu with { Severity = Severity.Warning }], true)
        {
            MinimumSeverity = Severity.Error,
        };

        Assert.Equal([Gpu], report.Shown);
        Assert.Equal("1 program: 1 error, 1 warning, 1 note", report.Totals);
        Assert.Equal("2 findings of lower severity are not shown; use --severity info to show them", report.HiddenNotice);
        Assert.Null((report with { MinimumSeverity = Severity.Info }).HiddenNotice);
    }

    [Theory]
    [InlineData(Severity.Error, true, 1)]
    [InlineData(Severity.Warning, true, 0)]
    [InlineData(Severity.Error, false, 2)]
    public void ExitCode_DependsOnTheHighestSeverity(Severity severity, bool isReadable, int code) =>
        Assert.Equal(code, new ValidationReport(1, [Gpu with { Severity = severity }], isReadable).ExitCode);
}
