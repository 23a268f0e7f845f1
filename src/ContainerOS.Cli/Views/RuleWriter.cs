using ContainerOS.Cli.Terminal;
using ContainerOS.Provider.Reference;
using ContainerOS.Rules;

namespace ContainerOS.Cli.Views;

/// <summary>Writes rules as text.</summary>
internal sealed class RuleWriter(SafeWriter writer, AnsiStyle style)
{
    /// <summary>Writes all details of a rule.</summary>
    internal void Write(RuleInfo rule)
    {
        writer.WriteLine($"{style.Bold(rule.Code)}  {rule.Title}");
        var suppression = rule.IsSuppressible ? "can be suppressed with a reason" : "cannot be suppressed";
        Line("severity", $"{rule.Severity.ToString().ToLowerInvariant()}; {suppression}");
        Line("checks", string.Join(", ", rule.Paths));
        Line("why", rule.Why);
        Line("fix", rule.Fix);
        if (rule.IsFixable)
        {
            Line("fixed by", "'containeros validate --fix', when only one correction is possible");
        }

        Line("source", rule.Source.ToString());
        Line("confidence", rule.Confidence.ToString().ToLowerInvariant());
        foreach (var source in rule.ConflictingSources)
        {
            Line("contested", $"{source.Statement} ({source.Source})");
        }
    }

    /// <summary>Writes what a property of a node pool means.</summary>
    internal void Write(PropertyEntry property)
    {
        writer.WriteLine($"{style.Bold(property.Path)}  {property.Doc}");
        Line("type", property.Type + (property.IsRequired ? ", required" : string.Empty));
        var lines = new (string Label, string? Text)[]
        {
            ("not here", property.Unavailable),
            ("default", property.Default),
            ("range", property.Range),
            ("order", property.Order),
            ("change", property.OnChange),
            ("removal", property.OnRemoval),
            ("ACK field", property.Field),
            ("rules", property.Rules.Count > 0 ? string.Join(", ", property.Rules) : null),
        };
        foreach (var (label, text) in lines.Where(line => line.Text is not null))
        {
            Line(label, text!);
        }

        foreach (var member in PoolReference.All.Where(entry => Owner(entry.Path) == property.Path && entry.Unavailable is null))
        {
            writer.WriteLine($"  {style.Bold(member.Path)}  {member.Doc}");
        }
    }

    private static string Owner(string path) => path[..Math.Max(0, path.LastIndexOf('.'))];

    /// <summary>Writes the code and title of each rule, ordered by code.</summary>
    internal void WriteList(IEnumerable<RuleInfo> rules)
    {
        foreach (var rule in rules.OrderBy(rule => rule.Code, StringComparer.Ordinal))
        {
            writer.WriteLine($"{style.Bold(rule.Code)}  {rule.Title}");
        }
    }

    private void Line(string label, string text) => writer.WriteLine($"  {style.Dim(label.PadRight(10))} {text}");
}
