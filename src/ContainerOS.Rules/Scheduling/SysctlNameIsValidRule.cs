namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5060: sysctls have a valid name and a value.</summary>
internal sealed class SysctlNameIsValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5060",
            Title = "sysctls have a valid name and a value",
            Paths = ["sysctls"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.Inferred,
            Why = "a parameter that the kernel does not have is not set, and the node reports no error",
            Fix = "use a name such as net.core.somaxconn",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, name, value) in context.Each(pool.Spec.Sysctls, "sysctls"))
        {
            if (!KernelNameSyntax.IsSysctl(name))
            {
                context.Fail(path, $"'{name}' is not a kernel parameter name");
            }
            else if (context.TryGetKnown(value, path, out var text) && string.IsNullOrWhiteSpace(text))
            {
                context.Fail(path, $"{name} has no value", "add the value");
            }
        }
    }
}
