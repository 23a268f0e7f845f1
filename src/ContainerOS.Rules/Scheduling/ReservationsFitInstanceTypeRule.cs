using System.Globalization;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Applicability;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5007: the kubelet reserves less than every instance type has.</summary>
internal sealed class ReservationsFitInstanceTypeRule : Rule
{
    private const double Gibibyte = 1L << 30;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5007",
            Title = "the kubelet reserves less than every instance type has",
            Paths = ["kubelet"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why =
                "kubeReserved, systemReserved and the hard eviction threshold are taken from the node; the kubelet does not start if "
                + "nothing is left for pods",
            Fix = "reserve less, or use larger instance types",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            pool.Spec.Kubelet is not { IsKnown: true, Content: var kubelet }
            || kubelet is { KubeReserved: null, SystemReserved: null, EvictionHard: null }
        )
        {
            if (pool.Spec.Kubelet is { IsKnown: false })
            {
                context.MarkUndecided("kubelet", "its value is not known yet");
            }

            return;
        }

        var (cores, bytes) = (Sum(kubelet, "cpu", "cpu", context), Sum(kubelet, "memory", "memory.available", context));
        if (cores > 0 || bytes > 0)
        {
            Compare(pool, cores, bytes, context);
        }
    }

    /// <summary>Reports the smallest type that is too small, once for both resources.</summary>
    private static void Compare(CheckedPool pool, double cores, double bytes, RuleContext context)
    {
        InstanceTypeFacts? smallest = null;
        foreach (var (path, name) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            if (InstanceTypeScan.Find(pool.Facts, name.Content) is not { CpuCores: { } has, MemoryGiB: { } memory } type)
            {
                context.MarkUndecided(path, $"the vCPUs and the memory of {name} are not known");
            }
            else if ((cores >= has || bytes >= memory * Gibibyte) && !(smallest?.MemoryGiB <= memory))
            {
                smallest = type with { Name = $"{name}" };
            }
        }

        if (smallest is not null)
        {
            context.Fail(
                "kubelet",
                $"{Text(cores)} vCPUs and {Text(bytes / Gibibyte)} GiB are reserved, and {smallest.Name} has {smallest.CpuCores} vCPUs and "
                    + $"{Text(smallest.MemoryGiB!.Value)} GiB"
            );
        }
    }

    /// <summary>What the three settings take of a resource; percentages and values that are not quantities count as nothing.</summary>
    private static double Sum(KubeletOptions kubelet, string resource, string signal, RuleContext context) =>
        Amount(kubelet.KubeReserved, "kubelet.kubeReserved", resource, context)
        + Amount(kubelet.SystemReserved, "kubelet.systemReserved", resource, context)
        + Amount(kubelet.EvictionHard, "kubelet.evictionHard", signal, context);

    private static double Amount(ContainerOS.Model.Values.ValueMap<string>? entries, string at, string name, RuleContext context)
    {
        foreach (var (path, key, value) in context.Each(entries, at))
        {
            if (key == name && context.TryGetKnown(value, path, out var text))
            {
                return KubernetesQuantity.Parse(text) ?? 0;
            }
        }

        return 0;
    }

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
