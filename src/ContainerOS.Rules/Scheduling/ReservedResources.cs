using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5039: kubeReserved and systemReserved hold quantities of known resources.</summary>
internal sealed class ReservedResources : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5039",
            Title = "kubeReserved and systemReserved hold quantities of known resources",
            Paths = ["kubelet.kubeReserved", "kubelet.systemReserved"],
            Source = Sources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "the kubelet keeps back cpu, memory, ephemeral-storage and pid, as quantities",
            Fix = "write cpu, memory, ephemeral-storage or pid with a quantity, such as memory: 1Gi",
            IsSuppressible = false,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (verdicts.Knows(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            Check(kubelet.KubeReserved, "kubelet.kubeReserved", verdicts);
            Check(kubelet.SystemReserved, "kubelet.systemReserved", verdicts);
        }
    }

    private static void Check(ValueMap<string>? entries, string at, Verdicts verdicts)
    {
        foreach (var (path, name, value) in verdicts.Each(entries, at))
        {
            if (name is not ("cpu" or "memory" or "ephemeral-storage" or "pid"))
            {
                verdicts.Fail(path, $"{name} is no resource that can be kept back");
            }
            else if (verdicts.Knows(value, path, out var text) && QuantityText.Parse(text) is null)
            {
                verdicts.Fail(path, $"{value} is no quantity of {name}");
            }
        }
    }
}
