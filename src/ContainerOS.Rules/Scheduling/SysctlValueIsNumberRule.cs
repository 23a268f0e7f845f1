namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5061: kernel parameters that take numbers have numbers.</summary>
internal sealed class SysctlValueIsNumberRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5061",
            Title = "kernel parameters that take numbers have numbers",
            Paths = ["sysctls", "bootstrap[].steps[].sysctl"],
            Source = RuleSources.KernelSysctls,
            Confidence = Confidence.Documented,
            Why = "the kernel refuses other values, so the parameter keeps its default",
            Fix = "write a whole number, or for parameters such as net.ipv4.tcp_rmem several, with spaces between them",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, name, value) in context.Each(pool.Spec.Sysctls, "sysctls"))
        {
            if (context.TryGetKnown(value, path, out var text) && NumericSysctls.Problem(name, text) is { } problem)
            {
                context.Fail(path, $"{name} {problem}, not {value}");
            }
        }

        foreach (var sysctl in pool.Bootstrap.Sysctls(context))
        {
            if (context.TryGetKnown(sysctl.Value, sysctl.Path, out var text) && NumericSysctls.Problem(sysctl.Name, text) is { } problem)
            {
                context.Fail(sysctl.Path, sysctl.IsSecret ? $"the parameter {problem}" : $"{sysctl.Name} {problem}, not {sysctl.Value}");
            }
        }
    }
}
