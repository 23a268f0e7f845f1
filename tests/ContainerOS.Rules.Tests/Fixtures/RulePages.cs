using ContainerOS.Model.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The expected docs of the rules: the description of each rule, and an example from its fixtures.</summary>
internal static class RulePages
{
    private static string Folder => Path.Combine(RepositoryRoot.FullName, "docs/rules");

    internal static string Index => Path.Combine(Folder, "README.md");

    internal static string FileOf(string code) => Path.Combine(Folder, code + ".md");

    internal static string Of(RuleInfo info)
    {
        if (RuleCatalogue.Find(info.Code) is null)
        {
            return RulePage.Write(info);
        }

        var fixture = Fixture.Read(info.Code + "/fail-1");
        var finding = FreshRule.Check(fixture).Diagnostics[0];
        return $"{RulePage.Write(info)}\n## "
            + $"Example\n\n```yaml\n{fixture.Text.TrimEnd()}\n```\n\n```text\n{finding.Path}\n{DiagnosticText.Format(finding)}\n```\n";
    }

    /// <summary>The index: code, source file, severity and requirement of every rule, ordered by code.</summary>
    internal static string Contents()
    {
        var rows = RuleCatalogue.Infos.Select(info => Row(info, RuleCatalogue.Find(info.Code)));
        return "# Rules\n\nGenerated from the catalogue by `eng/update-rules`. Each page says what the rule requires, why, from "
            + "which source, and how to "
            + "fix a violation.\n\n| code | source file | severity | requirement |\n| --- | --- | --- | --- |\n"
            + string.Join('\n', rows)
            + "\n";
    }

    /// <summary>The source file of a rule, relative to the repository.</summary>
    internal static string SourceFileOf(Rule rule)
    {
        var folder = rule.GetType().Namespace!.Replace("ContainerOS.Rules", string.Empty, StringComparison.Ordinal).Replace('.', '/');
        return $"src/ContainerOS.Rules{folder}/{(rule is BoundRule ? nameof(BoundRules) : rule.GetType().Name)}.cs";
    }

    private static string Row(RuleInfo info, Rule? rule)
    {
        var file = rule is null ? $"src/ContainerOS.Rules/{nameof(ProgramChecks)}.cs" : SourceFileOf(rule);
        var name = Path.GetFileNameWithoutExtension(file);
        return $"| [{info.Code}]({info.Code}.md) | [{name}](../../{file}) | {info.Severity.ToString().ToLowerInvariant()} | {info.Title} |";
    }
}
