namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3033: bootstrap scripts do not call tcpdump or binutils.</summary>
internal sealed class ScriptsDoNotCallRemovedToolsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3033",
            Title = "bootstrap scripts do not call tcpdump or binutils",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS does not include tcpdump or binutils",
            Fix = "use kubectl debug with an image that has the tool",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (call.Known?.Kind is HostFeatureKind.DebugTools)
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} is called, and ContainerOS does not include it");
                }
            }
        }
    }
}
