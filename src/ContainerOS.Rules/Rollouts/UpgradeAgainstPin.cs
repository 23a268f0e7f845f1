using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7011: autoUpgrade is off where kubernetesVersion is pinned.</summary>
internal sealed class UpgradeAgainstPin : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7011",
            Title = "autoUpgrade is off where kubernetesVersion is pinned",
            Severity = Severity.Warning,
            Paths = ["management.autoUpgrade", "kubernetesVersion"],
            Source = Sources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why =
                "autoUpgrade moves the kubelet with the cluster, away from what the program names: the next preview shows a difference nobody made",
            Fix = "remove kubernetesVersion, or write autoUpgrade: false",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (
            pool.Spec.KubernetesVersion is not null
            && verdicts.Knows(pool.Spec.Management.Part(management => management.AutoUpgrade), "management.autoUpgrade", out var upgrades)
            && upgrades
        )
        {
            verdicts.Fail(
                "management.autoUpgrade",
                $"the kubelet is upgraded with the cluster, and kubernetesVersion is pinned to {pool.Spec.KubernetesVersion}"
            );
        }
    }
}
