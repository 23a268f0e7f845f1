using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Refuses changes of the OS, Kubernetes or runtime version of a live pool: they need a rollout, which is not served yet.</summary>
internal static class RolloutGuard
{
    private static readonly RuleSource Source = new(
        "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/replace-the-operating-system",
        "2026"
    );

    /// <summary>The refusals of a change from the old inputs to the new; empty when the change replaces the pool anyway.</summary>
    internal static IReadOnlyList<Diagnostic> Check(PropertyMap olds, PropertyMap news)
    {
        var changes = SchemaDiff.Between(NodePoolSchema.Inputs, olds, news);
        return olds.Count == 0 || changes.Any(change => change.Effect is ChangeEffect.Replace)
            ? []
            : [.. changes.Where(change => change is { Effect: ChangeEffect.Rollout, Kind: ChangeKind.Update }).Select(CreateDiagnostic)];
    }

    /// <summary>The refusal of one change.</summary>
    internal static Diagnostic CreateDiagnostic(InputChange change) =>
        new(
            "COS7001",
            Severity.Error,
            change.Path,
            $"a change of {change.Path} needs a rollout, and rollouts are not served yet",
            "nodes get another image or version only by having their system disks replaced, batch by batch; a field update would change the template and leave every live node as it is",
            "keep the version, or make a second pool with the new one and drain the old",
            Source
        );
}
