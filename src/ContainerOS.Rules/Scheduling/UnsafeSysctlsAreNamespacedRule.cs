namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5037: allowedUnsafeSysctls contains only namespaced sysctls.</summary>
internal sealed class UnsafeSysctlsAreNamespacedRule : Rule
{
    private static readonly string[] Groups = ["kernel.shm", "kernel.msg", "kernel.sem", "fs.mqueue.", "net."];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5037",
            Title = "allowedUnsafeSysctls contains only namespaced sysctls",
            Paths = ["kubelet.allowedUnsafeSysctls[]"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why =
                "pods can set only namespaced sysctls; the prefixes kernel.shm, kernel.msg, kernel.sem, fs.mqueue. and net. are namespaced",
            Fix = "use a name or prefix of these groups, such as net.core.somaxconn or kernel.msg*",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        foreach (var (path, name) in context.Each(kubelet.AllowedUnsafeSysctls, "kubelet.allowedUnsafeSysctls"))
        {
            if (!Array.Exists(Groups, group => name.Content.StartsWith(group, StringComparison.Ordinal)))
            {
                context.Fail(path, $"{name} cannot be allowed for pods");
            }
        }
    }
}
