namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3035: bootstrap scripts do not call Docker.</summary>
internal sealed class ScriptsDoNotCallDockerRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3035",
            Title = "bootstrap scripts do not call Docker",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS runs containerd and no other runtime",
            Fix = "use ctr or crictl, or run it as a pod",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (call.Known?.Kind is HostFeatureKind.Docker)
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} is called, and ContainerOS runs only containerd");
                }
            }
        }
    }
}
