using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rules;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Refuses changes that no rollout can make: an older Kubernetes version of a live pool.</summary>
internal static class RolloutGuard
{
    /// <summary>The code of the rule that compares the version with that of the cluster.</summary>
    internal const string SameOfNewPools = "COS4003";

    private const string Path = "kubernetesVersion";

    /// <summary>The error; none if another change replaces the pool anyway.</summary>
    internal static IReadOnlyList<Diagnostic> Check(PropertyMap olds, PropertyMap news) =>
        olds.Count > 0
        && VersionIn(olds) is { } old
        && VersionIn(news) is { } now
        && now < old
        && !old.IsNamedBy(now)
        && !SchemaDiff.Between(NodePoolShape.Inputs, olds, news).Any(change => change.Effect is ChangeEffect.Replace)
            ? [CreateDiagnostic(old, now)]
            : [];

    private static KubernetesVersion? VersionIn(PropertyMap inputs) =>
        inputs.Find(Path)?.Unwrapped is PropertyString text ? KubernetesVersion.Parse(text.Value) : null;

    private static Diagnostic CreateDiagnostic(KubernetesVersion old, KubernetesVersion now) =>
        new(
            ProgramChecks.NoKubernetesDowngrade.Code,
            Severity.Error,
            Path,
            $"the nodes have Kubernetes {old} and cannot go back to {now}",
            ProgramChecks.NoKubernetesDowngrade.Why,
            ProgramChecks.NoKubernetesDowngrade.Fix,
            ProgramChecks.NoKubernetesDowngrade.Source
        );
}
