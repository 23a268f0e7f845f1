using ContainerOS.Cli.Terminal;
using ContainerOS.Rules;

namespace ContainerOS.Cli.Views;

/// <summary>Tells what rules are.</summary>
internal sealed class RuleWriter(TextWriter writer, AnsiStyle style)
{
    /// <summary>A rule with everything that is known of it.</summary>
    internal void Write(RuleInfo rule)
    {
        writer.WriteLine($"{style.Bold(rule.Code)}  {rule.Title}");
        Line(
            "severity",
            $"{rule.Severity.ToString().ToLowerInvariant()}; {(rule.IsSuppressible ? "a program may suppress it, with a reason" : "can not be suppressed")}"
        );
        Line("looks at", string.Join(", ", rule.Paths));
        Line("why", rule.Why);
        Line("fix", rule.Fix);
        if (rule.IsFixable)
        {
            Line("fixed by", "'containeros validate --fix', where one correction alone can be meant");
        }

        Line("source", rule.Source.ToString());
        Line("ground", rule.Confidence.ToString().ToLowerInvariant());
        foreach (var claim in rule.ConflictingSources)
        {
            Line("contested", $"{claim.Statement} ({claim.Source})");
        }
    }

    /// <summary>Rules by code, a line each.</summary>
    internal void WriteList(IEnumerable<RuleInfo> rules)
    {
        foreach (var rule in rules.OrderBy(rule => rule.Code, StringComparer.Ordinal))
        {
            writer.WriteLine($"{style.Bold(rule.Code)}  {rule.Title}");
        }
    }

    private void Line(string label, string text) => writer.WriteLine($"  {style.Dim(label.PadRight(9))} {text}");
}
