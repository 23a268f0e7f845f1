using ContainerOS.Model.Diagnostics;

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
        text.StartsWith("#!", StringComparison.Ordinal)
        && Interpreter(text) is { } found
        && found is not ("sh" or "bash" or "dash" or "ash")
            ? found
            : null;

    /// <summary>The interpreter in the first line, also when <c>env</c> runs it.</summary>
    private static string? Interpreter(string text)
    {
        var words = text[2..(text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? end : text.Length)]
            .Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(word => !word.StartsWith('-') && word.Split('/')[^1] != "env")?.Split('/')[^1];
    }
}
