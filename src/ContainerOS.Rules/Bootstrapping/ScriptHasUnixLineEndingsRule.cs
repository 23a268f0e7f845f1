using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3040: the lines of a script have Unix line endings.</summary>
internal sealed class ScriptHasUnixLineEndingsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3040",
            Title = "the lines of a script have Unix line endings",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Posix,
            Confidence = Confidence.Documented,
            Why =
                "a shell reads a carriage return as part of the last word, so commands are not found and paths end in an "
                + "invisible character",
            Fix = "save the script with Unix line endings",
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
