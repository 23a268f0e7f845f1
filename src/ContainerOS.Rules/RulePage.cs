using System.Text;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>What there is to say of a rule, as Markdown: the same text for <c>explain</c> and for the docs.</summary>
public static class RulePage
{
    private const string FixedByCommand = "\nWhere one correction alone can be meant, `containeros validate --fix` makes it.\n";
    private static readonly string[] Families =
    [
        string.Empty,
        "applicability",
        "disks and file system",
        "user data",
        "versions and pins",
        "scheduling and kubelet",
        "scaling and tags",
        "rollout",
        "security and access",
    ];

    /// <summary>The page of a rule.</summary>
    public static string Write(RuleInfo info)
    {
        var page = new StringBuilder();
        page.Append($"# {info.Code}: {info.Title}\n\n");
        page.Append(
            $"**{SeverityText(info.Severity)}**, of the family *{Family(info.Code)}*. {(info.IsSuppressible ? "A program may suppress it, with a reason." : "It can not be suppressed: the pool would be refused anyway, or not do what it says.")}\n\n"
        );
        page.Append($"| | |\n| --- | --- |\n| looks at | {string.Join(", ", info.Paths.Select(path => $"`{path}`"))} |\n");
        page.Append(
            $"| needs to know | {Needs(info.Needs)} |\n| source | {Link(info.Source)} |\n| confidence | {ConfidenceText(info.Confidence)} |\n\n"
        );
        page.Append(
            $"## Why\n\n{Sentence(info.Why)}\n\n## Fix\n\n{Sentence(info.Fix)}\n{(info.IsFixable ? FixedByCommand : string.Empty)}"
        );
        return info.ConflictingSources.Count == 0
            ? page.ToString()
            : page.Append(WriteConflictingSources(info.ConflictingSources)).ToString();
    }

    /// <summary>The family a code belongs to, after its first digit.</summary>
    public static string Family(string code) => Families[code["COS".Length] - '0'];

    private static string WriteConflictingSources(IReadOnlyList<ConflictingSource> claims)
    {
        var text = new StringBuilder("\n## Where the vendor's pages disagree\n\n");
        foreach (var claim in claims)
        {
            text.Append($"- {Sentence(claim.Statement)} ({Link(claim.Source)})\n");
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
                (RuleNeeds.InstanceCatalogue, "the instance types (asked of the cloud, or compiled in)"),
                (RuleNeeds.Images, "the releases and their images (compiled in)"),
            }
                .Where(pair => needs.HasFlag(pair.Need))
                .Select(pair => pair.Text),
        ];
        return known.Length == 0 ? "the pool alone" : string.Join(", ", known);
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
