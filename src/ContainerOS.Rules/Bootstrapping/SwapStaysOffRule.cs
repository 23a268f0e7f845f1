namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3030: bootstrap scripts do not enable swap.</summary>
internal sealed class SwapStaysOffRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3030",
            Title = "bootstrap scripts do not enable swap",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.OsImages,
            Confidence = Confidence.Documented,
            Why = "swap must be off on the nodes, because the kubelet does not start with swap",
            Fix = "remove it, and use memory limits of pods instead",
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
