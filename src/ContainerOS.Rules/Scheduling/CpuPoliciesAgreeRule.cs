using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5038: cpuPolicy and kubelet.cpuManagerPolicy have the same value.</summary>
internal sealed class CpuPoliciesAgreeRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5038",
            Title = "cpuPolicy and kubelet.cpuManagerPolicy have the same value",
            Paths = ["cpuPolicy", "kubelet.cpuManagerPolicy"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "both set the CPU manager policy, through two fields of the API; the field that is applied last takes effect",
            Fix = "remove one of them",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var own = pool.Spec.Kubelet.Part(kubelet => kubelet.CpuManagerPolicy);
        if (
            pool.Spec.CpuPolicy is not null
            && own is not null
            && context.TryGetKnown(pool.Spec.CpuPolicy, "cpuPolicy", out var policy)
            && context.TryGetKnown(own, "kubelet.cpuManagerPolicy", out var other)
            && policy != other
        )
        {
            context.Fail(
                "kubelet.cpuManagerPolicy",
                $"cpuPolicy is {PoolTerms.CpuPolicies.Of(policy)}, and this is {PoolTerms.CpuPolicies.Of(other)}"
            );
        }
    }
}
