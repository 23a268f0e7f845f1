namespace ContainerOS.Rules.Bootstrapping;

/// <summary>
/// The rules that scripts do not use a feature of other systems. Each row is one rule; <see cref="HostFeatures"/> has the names.
/// </summary>
internal static class HostFeatureRules
{
    /// <summary>Creates the rules of the table, ordered by code.</summary>
    internal static IReadOnlyList<HostFeatureRule> Create() =>
        [
            Rule("COS3050", "bootstrap scripts do not restart the node"),
            Rule("COS3051", "bootstrap scripts do not manage accounts of the host"),
            Rule("COS3052", "bootstrap scripts do not use cron"),
            Rule("COS3053", "bootstrap scripts do not change the boot loader"),
            Rule("COS3054", "bootstrap scripts do not use SysV services"),
            Rule("COS3055", "bootstrap scripts do not set up the network of the host"),
            Rule(
                "COS3056",
                "bootstrap scripts start only services that the image has",
                "the image has about 210 packages, and nothing can be installed",
                "run the service as a DaemonSet"
            ),
            Rule(
                "COS3057",
                "bootstrap scripts use only tools that are documented to work",
                "the image of the bootstrap container is not described, and some tools act on the container instead of the host",
                "use typed steps and options of the pool"
            ),
            Rule(
                "COS3058",
                "bootstrap scripts write only settings that something reads",
                "settings of logins, of Docker and of SELinux have no effect on ContainerOS",
                "leave them out"
            ),
        ];

    private static HostFeatureRule Rule(string code, string title, string? why = null, string? fix = null)
    {
        var features = HostFeatures.All.Where(feature => feature.Code == code).ToList();
        return new HostFeatureRule(
            new RuleInfo
            {
                Code = code,
                Title = title,
                Severity = features[0].Severity,
                Paths = ["bootstrap[].steps[].script"],
                Source = features[0].Source,
                Confidence = Confidence.Inferred,
                Why = why ?? features[0].Why,
                Fix = fix ?? features[0].Fix,
                IsSuppressible = true,
            }
        );
    }
}

/// <summary>A rule that scripts do not use some features of other systems.</summary>
internal sealed class HostFeatureRule(RuleInfo info) : Rule
{
    public override RuleInfo Info { get; } = info;

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var use in script.FeatureUses)
            {
                if (use.Feature.Code == Info.Code)
                {
                    context.Fail(
                        script.Path,
                        use.Span,
                        use.Message,
                        use.Feature.Fix,
                        new ConflictingSource(use.Feature.Why, use.Feature.Source)
                    );
                }
            }
        }
    }
}
