using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3025: sysctl steps name parameters as the kernel does.</summary>
internal sealed class StepSysctlNamesAreValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3025",
            Title = "sysctl steps name parameters as the kernel does",
            Paths = ["bootstrap[].steps[].sysctl"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Inferred,
            Why = "sysctl fails on a parameter that the kernel does not have, and the container with it",
            Fix = "write a name such as net.core.somaxconn",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var set in pool.Bootstrap.Sysctls(context))
        {
            if (!KernelNameSyntax.IsSysctl(set.Name))
            {
                context.Fail(
                    set.Path,
                    set.IsSecret ? "it is no name of a kernel parameter" : $"'{set.Name}' is no name of a kernel parameter"
                );
            }
        }
    }
}
