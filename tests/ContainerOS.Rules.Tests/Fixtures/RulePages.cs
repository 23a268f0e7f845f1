using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The docs of the rules, as they ought to be: what the rule says of itself, and a program of its fixtures.</summary>
internal static class RulePages
{
    private static string Folder => Path.Combine(Fixture.Repository(), "docs/rules");

    internal static string Index => Path.Combine(Folder, "README.md");

    internal static string FileOf(string code) => Path.Combine(Folder, code + ".md");

    internal static string Of(RuleInfo info)
    {
        var fixture = Fixture.Read(info.Code + "/fail-1");
        var finding = RuleMadeAnew.Judge(fixture).Diagnostics[0];
        return $"{RulePage.Write(info)}\n## Example\n\n```yaml\n{fixture.Text.TrimEnd()}\n```\n\n```text\n{finding.Path}\n{DiagnosticText.Format(finding)}\n```\n";
    }

    internal static string Contents()
    {
        var rows = RuleCatalogue.All.Select(rule => Row(rule.Info));
        return "# Rules\n\nGenerated from the catalogue; each page says what holds, why, after which source, and what to write instead.\n\n| code | severity | what holds |\n| --- | --- | --- |\n"
            + string.Join('\n', rows)
            + "\n";
    }

    private static string Row(RuleInfo info) =>
        $"| [{info.Code}]({info.Code}.md) | {info.Severity.ToString().ToLowerInvariant()} | {info.Title} |";
}
