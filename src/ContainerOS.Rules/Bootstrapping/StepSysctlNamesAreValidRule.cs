using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3025: sysctl steps use valid kernel parameter names.</summary>
internal sealed class StepSysctlNamesAreValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3025",
            Title = "sysctl steps use valid kernel parameter names",
            Paths = ["bootstrap[].steps[].sysctl"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Inferred,
            Why = "sysctl fails on a parameter that the kernel does not have, and the container fails with it",
            Fix = "use a name such as net.core.somaxconn",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var set in pool.Bootstrap.Sysctls(context))
        {
            if (!KernelNameSyntax.IsSysctl(set.Name))
            {
                context.Fail(set.Path, set.IsSecret ? "it is not a kernel parameter name" : $"'{set.Name}' is not a kernel parameter name");
            }
        }
    }
}
