using ContainerOS.Cli.Terminal;
using ContainerOS.Rules;

namespace ContainerOS.Cli.Views;

/// <summary>Writes rules as text.</summary>
internal sealed class RuleWriter(TextWriter writer, AnsiStyle style)
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
