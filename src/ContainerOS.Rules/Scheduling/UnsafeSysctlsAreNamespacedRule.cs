namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5037: allowedUnsafeSysctls are of the groups the kubelet lets pods set.</summary>
internal sealed class UnsafeSysctlsAreNamespacedRule : Rule
{
    private static readonly string[] Groups = ["kernel.shm", "kernel.msg", "kernel.sem", "fs.mqueue.", "net."];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5037",
            Title = "allowedUnsafeSysctls are of the groups the kubelet lets pods set",
            Paths = ["kubelet.allowedUnsafeSysctls[]"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why =
                "only namespaced sysctls can be opened to pods: those that begin with kernel.shm, kernel.msg, kernel.sem, fs.mqueue. or net. (with what follows)",
            Fix = "write a name or prefix of these groups, such as net.core.somaxconn or kernel.msg*",
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
                context.Fail(path, $"{name} can not be opened to pods");
            }
        }
    }
}
