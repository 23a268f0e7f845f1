using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rules;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Refuses changes of the OS, Kubernetes or runtime version of a live pool. Rollouts are not supported yet.</summary>
internal static class RolloutGuard
{
    /// <summary>An error for each changed version; none if another change replaces the pool anyway.</summary>
    internal static IReadOnlyList<Diagnostic> Check(PropertyMap olds, PropertyMap news)
    {
        if (olds.Count == 0)
        {
            return [];
        }

        var changes = SchemaDiff.Between(NodePoolShape.Inputs, olds, news);
        return changes.Any(change => change.Effect is ChangeEffect.Replace)
            ? []
            : [.. changes.Where(change => change is { Effect: ChangeEffect.Rollout, Kind: ChangeKind.Update }).Select(CreateDiagnostic)];
    }

    /// <summary>Throws if one of the changes needs a rollout.</summary>
    /// <exception cref="DiagnosticFaultException">One of them does.</exception>
    internal static void ThrowIfRollout(IReadOnlyList<InputChange> changes)
    {
        if (changes.FirstOrDefault(change => change.Effect is ChangeEffect.Rollout) is { } rollout)
        {
            throw new DiagnosticFaultException(CreateDiagnostic(rollout));
        }
    }

    private static Diagnostic CreateDiagnostic(InputChange change) =>
        new(
            ProgramChecks.NoRollouts.Code,
            Severity.Error,
            change.Path,
            $"a change of {change.Path} needs a rollout, and rollouts are not supported yet",
            "nodes get another image or version only when their system disks are replaced, batch by batch; "
                + "an update in place would change the template and leave every existing node as it is",
            ProgramChecks.NoRollouts.Fix,
            ProgramChecks.NoRollouts.Source
        );
}
