using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7011: autoUpgrade is off where kubernetesVersion is pinned.</summary>
internal sealed class PinnedVersionIsNotAutoUpgradedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7011",
            Title = "autoUpgrade is off where kubernetesVersion is pinned",
            Severity = Severity.Warning,
            Paths = ["management.autoUpgrade", "kubernetesVersion"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why =
                "autoUpgrade upgrades the kubelet with the cluster, so it no longer has the version in the program, and the "
                + "next preview shows a difference that no one made",
            Fix = "remove kubernetesVersion, or use autoUpgrade: false",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            pool.Spec.KubernetesVersion is not null
            && context.TryGetKnown(
                pool.Spec.Management.Part(management => management.AutoUpgrade),
                "management.autoUpgrade",
                out var upgrades
            )
            && upgrades
        )
        {
            context.Fail(
                "management.autoUpgrade",
                $"autoUpgrade upgrades the kubelet with the cluster, and kubernetesVersion is pinned to {pool.Spec.KubernetesVersion}"
            );
        }
    }
}
