namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5060: sysctls are named as the kernel names them, with a value.</summary>
internal sealed class SysctlNames : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5060",
            Title = "sysctls are named as the kernel names them, with a value",
            Paths = ["sysctls"],
            Source = Sources.NodeConfigApi,
            Confidence = Confidence.Inferred,
            Why = "a parameter that the kernel does not have is not set, and the node says so nowhere",
            Fix = "write a name such as net.core.somaxconn",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var (path, name, value) in verdicts.Each(pool.Spec.Sysctls, "sysctls"))
        {
            if (!KernelNames.IsSysctl(name))
            {
                verdicts.Fail(path, $"'{name}' is no name of a kernel parameter");
            }
            else if (verdicts.Knows(value, path, out var text) && string.IsNullOrWhiteSpace(text))
            {
                verdicts.Fail(path, $"{name} has no value", "write the value");
            }
        }
    }
}
