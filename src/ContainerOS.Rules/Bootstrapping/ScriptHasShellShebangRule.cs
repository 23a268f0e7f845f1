using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3039: a script is a shell script.</summary>
internal sealed class ScriptHasShellShebangRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3039",
            Title = "a script is a shell script",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "scripts are run by a shell, independent of their first line, and ContainerOS has no other interpreter",
            Fix = "write it as a shell script, or run it as a pod",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.Scripts(context))
        {
            if (ForeignInterpreter(script.Text) is { } found)
            {
                context.Fail(
                    script.Path,
                    TextSpan.OfLine(1),
                    $"names {script.TextOrPlaceholder(found, "an interpreter")}, but the script is run by a shell"
                );
            }
        }
    }

    /// <summary>The interpreter in the first line of a text that is not for a shell; null for a shell script.</summary>
    internal static string? ForeignInterpreter(string text) =>
        ScriptInterpreter.Of(text)?.Name is not (null or "sh" or "bash" or "dash" or "ash") and var found ? found : null;
}
