namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3031: bootstrap scripts do not call Python, Perl or Ruby.</summary>
internal sealed class ScriptsDoNotCallInterpretersRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3031",
            Title = "bootstrap scripts do not call Python, Perl or Ruby",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS does not include Python, Perl or Ruby",
            Fix = "write it as a shell script, or run it as a pod from an image that has the interpreter",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (call.Known?.Kind is HostFeatureKind.Interpreters)
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} is called, and ContainerOS does not include it");
                }
            }
        }
    }
}
