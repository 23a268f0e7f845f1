namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3003: bootstrap scripts do not call a package manager.</summary>
internal sealed class ScriptsDoNotCallPackageManagersRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3003",
            Title = "bootstrap scripts do not call a package manager",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS has no package manager: all packages are part of the image, and the root file system is read-only",
            Fix =
                "put what the nodes need into a container image, run it as a pod or DaemonSet, and use typed steps for files "
                + "and kernel settings",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (call.Known?.Kind is HostFeatureKind.Packages)
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} is called, and ContainerOS has no package manager");
                }
            }
        }
    }
}
