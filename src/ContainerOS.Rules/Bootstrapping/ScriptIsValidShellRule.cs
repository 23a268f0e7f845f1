namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3059: a script has no syntax error.</summary>
internal sealed class ScriptIsValidShellRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3059",
            Title = "a script has no syntax error",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Posix,
            Confidence = Confidence.Documented,
            Why = "a shell stops at a syntax error: what follows it never runs",
            Fix = "correct it; bash -n shows the same error",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.Scripts(context))
        {
            if (script.Script.ShellError is { } error)
            {
                context.Fail(script.Path, error.At, $"syntax error: {error.Reason}");
            }
        }
    }
}
