using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3041: a script is a shell script, not cloud-config, YAML, TOML or another format.</summary>
internal sealed class ScriptIsPlainTextRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3041",
            Title = "a script is a shell script, not cloud-config, YAML, TOML or another format",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Why = "ACK runs user data as a script, so other formats fail",
            Fix = "write a shell script, or use typed steps",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.Scripts(context))
        {
            if (ScriptForm.Of(script.Text) is { } form)
            {
                context.Fail(script.Path, $"it is {form}");
            }
            else if (script.Text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
            {
                context.Fail(
                    script.Path,
                    TextSpan.OfLine(script.Text.AsSpan(0, at).Count('\n') + 1),
                    "has a NUL character, which a shell drops or stops at",
                    "remove it; the file may be a program or be damaged"
                );
            }
            else if (script.Text.StartsWith('\uFEFF'))
            {
                context.Fail(
                    script.Path,
                    TextSpan.OfLine(1),
                    "starts with a byte order mark, which a shell reads as a part of the first command",
                    "save the script as UTF-8 without a byte order mark"
                );
            }
        }
    }
}
