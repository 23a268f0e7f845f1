using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5006: the CPU manager policy is set by kubelet.cpuManagerPolicy, not by cpuPolicy.</summary>
internal sealed class CpuPolicyIsSetByKubeletRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5006",
            Title = "the CPU manager policy is set by kubelet.cpuManagerPolicy, not by cpuPolicy",
            Severity = Severity.Info,
            Paths = ["cpuPolicy"],
            Source = RuleSources.NodePoolModel,
            Confidence = Confidence.ReadInSdk,
            Why = "the vendor marks the field cpu_policy as deprecated",
            Fix = "use kubelet: {cpuManagerPolicy: static}",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.CpuPolicy, "cpuPolicy", out var policy) && policy is not CpuPolicy.None)
        {
            context.Fail("cpuPolicy", "the field of the API behind it is deprecated");
        }
    }
}
