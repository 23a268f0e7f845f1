using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3040: lines of a script end as a shell expects.</summary>
internal sealed class ScriptHasUnixLineEndingsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3040",
            Title = "lines of a script end as a shell expects",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Posix,
            Confidence = Confidence.Documented,
            Why = "a shell takes a carriage return as a part of the last word: commands are not found, and paths get a letter nobody sees",
            Fix = "save the script with Unix line ends",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.Scripts(context))
        {
            if (script.Text.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var at)
            {
                context.Fail(script.Path, TextSpan.OfLine(script.Text.AsSpan(0, at).Count('\n') + 1), "ends with a carriage return");
            }
        }
    }
}
