namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3030: bootstrap scripts leave swap off.</summary>
internal sealed class SwapStaysOffRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3030",
            Title = "bootstrap scripts leave swap off",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.OsImages,
            Confidence = Confidence.Documented,
            Why = "swap must stay off on the nodes: the kubelet does not start with it",
            Fix = "remove it; give pods memory limits instead",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.Calls)
            {
                if (call.Program is "swapon" or "mkswap")
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} sets up swap");
                }
            }
        }
    }
}
