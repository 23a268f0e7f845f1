using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>A burst of the kubelet is at least its rate. Both have a default (10 and 5): one of them alone can violate it.</summary>
/// <param name="burst">The name of the burst in <c>kubelet</c>.</param>
/// <param name="rate">The name of the rate in <c>kubelet</c>.</param>
/// <param name="burstOf">Finds the burst.</param>
/// <param name="rateOf">Finds the rate.</param>
internal abstract class BurstCoversRateRule(
    string burst,
    string rate,
    Func<KubeletOptions, Value<int>?> burstOf,
    Func<KubeletOptions, Value<int>?> rateOf
) : Rule
{
    private const int DefaultBurst = 10;
    private const int DefaultRate = 5;

    /// <summary>The maximum rate. The rule for the rate reports higher values.</summary>
    private const int MaxRate = 50;

    private readonly string burstPath = "kubelet." + burst;
    private readonly string ratePath = "kubelet." + rate;

    internal sealed override void Check(CheckedPool pool, RuleContext context)
    {
        var (givenBurst, givenRate) = (pool.Spec.Kubelet.Part(burstOf), pool.Spec.Kubelet.Part(rateOf));
        if (
            (givenBurst is not null || givenRate is not null)
            && context.TryGetKnown(givenBurst ?? DefaultBurst, burstPath, out var burstNumber)
            && context.TryGetKnown(givenRate ?? DefaultRate, ratePath, out var rateNumber)
            && burstNumber < rateNumber
        )
        {
            context.Fail(
                givenBurst is null ? ratePath : burstPath,
                $"a burst of {givenBurst ?? DefaultBurst} is smaller than the rate of {givenRate ?? DefaultRate}",
                edits: givenRate is { IsSecret: true } || givenBurst is { IsSecret: true }
                    ? null
                    : [FixEdit.Set(burstPath, Math.Clamp(rateNumber, 1, MaxRate))]
            );
        }
    }
}
