using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5039: kubeReserved and systemReserved contain quantities of known resources.</summary>
internal sealed class ReservedResourcesAreQuantitiesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5039",
            Title = "kubeReserved and systemReserved contain quantities of known resources",
            Paths = ["kubelet.kubeReserved", "kubelet.systemReserved"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "the kubelet can reserve cpu, memory, ephemeral-storage and pid, as quantities",
            Fix = "use cpu, memory, ephemeral-storage or pid with a quantity, such as memory: 1Gi",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            Check(kubelet.KubeReserved, "kubelet.kubeReserved", context);
            Check(kubelet.SystemReserved, "kubelet.systemReserved", context);
        }
    }

    private static void Check(ValueMap<string>? entries, string at, RuleContext context)
    {
        foreach (var (path, name, value) in context.Each(entries, at))
        {
            if (name is not ("cpu" or "memory" or "ephemeral-storage" or "pid"))
            {
                context.Fail(path, $"{name} is not a resource that can be reserved");
            }
            else if (context.TryGetKnown(value, path, out var text) && KubernetesQuantity.Parse(text) is null)
            {
                context.Fail(path, $"{value} is not a quantity of {name}");
            }
        }
    }
}
