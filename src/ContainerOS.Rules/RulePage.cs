using System.Text;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>Formats the description of a rule as Markdown, for <c>explain</c> and for the docs.</summary>
public static class RulePage
{
    private const string Suppressible = "A program can suppress it, with a reason.";
    private const string Required =
        "It cannot be suppressed: the API would reject the pool, or the pool would not do what the program says.";

    private const string FixedByCommand = "\n`containeros validate --fix` applies the fix where it is unambiguous.\n";
    private static readonly string[] Families =
    [
        "program and settings",
        "applicability",
        "disks and file system",
        "user data",
        "versions and pins",
        "scheduling and kubelet",
        "scaling and tags",
        "rollout",
        "security and access",
    ];

    /// <summary>Formats the page of a rule.</summary>
    public static string Write(RuleInfo info)
    {
        var page = new StringBuilder();
        page.Append($"# {info.Code}: {info.Title}\n\n");
        page.Append(
            $"**{SeverityText(info.Severity)}**, family *{Family(info.Code)}*. {(info.IsSuppressible ? Suppressible : Required)}\n\n"
        );
        page.Append($"| | |\n| --- | --- |\n| properties | {string.Join(", ", info.Paths.Select(path => $"`{path}`"))} |\n");
        page.Append(
            $"| requires | {Needs(info.Needs)} |\n| source | {Link(info.Source)} |\n| confidence | {ConfidenceText(info.Confidence)} |\n\n"
        );
        page.Append(
            $"## Why\n\n{Sentence(info.Why)}\n\n## Fix\n\n{Sentence(info.Fix)}\n{(info.IsFixable ? FixedByCommand : string.Empty)}"
        );
        return info.ConflictingSources.Count == 0
            ? page.ToString()
            : page.Append(WriteConflictingSources(info.ConflictingSources)).ToString();
    }

    /// <summary>The family of a code, from its first digit.</summary>
    public static string Family(string code) => Families[code["COS".Length] - '0'];

    private static string WriteConflictingSources(IReadOnlyList<ConflictingSource> sources)
    {
        var text = new StringBuilder("\n## Where the vendor's pages disagree\n\n");
        foreach (var source in sources)
        {
            text.Append($"- {Sentence(source.Statement)} ({Link(source.Source)})\n");
        }

        return text.ToString();
    }

    private static string SeverityText(Severity severity) =>
        severity switch
        {
            Severity.Error => "Error",
            Severity.Warning => "Warning",
            _ => "Note",
        };

    private static string Needs(RuleNeeds needs)
    {
        string[] known =
        [
            .. new (RuleNeeds Need, string Text)[]
            {
                (RuleNeeds.Cluster, "the cluster"),
                (RuleNeeds.InstanceCatalogue, "the instance types (from the cloud, or compiled in)"),
                (RuleNeeds.Images, "the releases and their images (compiled in)"),
                (RuleNeeds.LockFile, "the lock file"),
            }
                .Where(pair => needs.HasFlag(pair.Need))
                .Select(pair => pair.Text),
        ];
        return known.Length == 0 ? "only the pool" : string.Join(", ", known);
    }

    private static string ConfidenceText(Confidence confidence) =>
        confidence switch
        {
            Confidence.Documented => "documented",
            Confidence.ReadInSdk => "read in the vendor's SDK",
            _ => "inferred",
        };

    private static string Link(RuleSource source) =>
        (source.Url.StartsWith("https://", StringComparison.Ordinal) ? $"<{source.Url}>" : source.Url) + $", edition {source.Edition}";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
