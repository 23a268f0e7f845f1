using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Determines what a change of the inputs does to a pool.</summary>
internal static class NodePoolDiff
{
    /// <summary>The output with the number of nodes that do not have the image of the pool.</summary>
    internal const string OutdatedKey = "outdatedNodes";

    /// <summary>The key in the state of a rollout that has not ended. Pulumi does not show keys that start with two underscores.</summary>
    internal const string UnfinishedKey = "__unfinishedRollout";

    /// <summary>
    /// The difference. A replacement in the same cluster deletes first if the new pool has the same name; a pool that the program does
    /// not name gets another name, so that the new one is created first.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="changes">The changed properties; see <see cref="Changes(DiffRequest)"/>.</param>
    /// <param name="names">The names of pools in this run.</param>
    /// <param name="owner">The resource; null if the provider is not configured.</param>
    /// <param name="isRepinned">Whether the lock file pins another image for the release than the pool has.</param>
    internal static DiffResult Between(
        DiffRequest request,
        IReadOnlyList<InputChange> changes,
        PoolNames names,
        PoolOwner? owner,
        bool isRepinned = false
    )
    {
        var differences = changes.ToDictionary(change => change.Path, change => new PropertyDiff(Kind(change), InputDiff: true));
        foreach (var change in UnprovedProperties.In(request.Olds).ToChanges(request.News))
        {
            differences.TryAdd(change.Path, new PropertyDiff(Kind(change), InputDiff: true));
        }

        if (CountOutdated(request.Olds) > 0 || IsUnfinished(request.Olds) || (isRepinned && changes.All(change => change.Root != "os")))
        {
            differences.TryAdd("os", new PropertyDiff(PropertyDiffKind.Update));
        }

        if (owner?.MustRenew(PoolOwner.TagIn(request.Olds)) is true)
        {
            differences[PoolOwner.StateKey] = new PropertyDiff(PropertyDiffKind.Update);
        }

        return DiffResult.Of(differences) with
        {
            Stables = ["clusterId", "nodePoolId", "scalingGroupId"],
            DeleteBeforeReplace =
                changes.All(change => change.Root != "clusterId")
                && names.KeepsName(request.Urn, OldInputs(request.OldInputs, request.Olds), request.News),
        };
    }

    /// <summary>How many nodes did not have the image of the pool when it was last refreshed.</summary>
    internal static int CountOutdated(PropertyMap state) =>
        state.Find(OutdatedKey)?.Unwrapped is PropertyNumber count ? (int)count.Value : 0;

    /// <summary>Whether a rollout of the pool had begun and had not ended when it was last refreshed.</summary>
    internal static bool IsUnfinished(PropertyMap state) => state.ContainsKey(UnfinishedKey);

    /// <summary>The changed properties between the old and the new inputs of a request.</summary>
    internal static IReadOnlyList<InputChange> Changes(DiffRequest request) =>
        Changes(OldInputs(request.OldInputs, request.Olds), request.Olds, request.News);

    /// <summary>The changed properties, without versions and images that the pool already has.</summary>
    internal static IReadOnlyList<InputChange> Changes(PropertyMap oldInputs, PropertyMap state, PropertyMap news) =>
        [.. SchemaDiff.Between(NodePoolShape.Inputs, oldInputs, news).Where(change => !IsNoChange(change, state, news))];

    /// <summary>The old inputs. If the engine does not send them, they are taken from the state.</summary>
    internal static PropertyMap OldInputs(PropertyMap oldInputs, PropertyMap state) =>
        oldInputs.Count > 0 ? oldInputs : PropertyMap.Of(state.Where(pair => NodePoolShape.Inputs.Find(pair.Key) is not null));

    // A version, image or other value that the pool already has does not change it.
    private static bool IsNoChange(InputChange change, PropertyMap state, PropertyMap news) =>
        change.Path switch
        {
            "kubernetesVersion" => IsSameVersion(news.Find(change.Path), state.Find(change.Path)),
            "runtimeVersion" => Equals(news.Find(change.Path), state.Find(change.Path)),
            "os.imageId" => Equals((news.Find("os")?.Unwrapped as PropertyMap)?.Find("imageId"), state.Find("imageId")),
            // The program now names what the cloud had chosen, or the default that it does not return.
            _ => change.Kind is ChangeKind.Add
                && NodePoolShape.Inputs.FindAt(change.Steps) is { } property
                && InputPath.Find(news, change.Steps) is { } value
                && (InputPath.Find(state, change.Steps) ?? property.Default) is { } present
                && SchemaDiff.AreEqual(property, present, value),
        };

    private static bool IsSameVersion(PropertyValue? wanted, PropertyValue? present) =>
        Equals(wanted, present)
        || (wanted?.Unwrapped, present?.Unwrapped) is (PropertyString asked, PropertyString has)
            && KubernetesVersion.IsNamed(asked.Value, has.Value);

    private static PropertyDiffKind Kind(InputChange change) =>
        (change.Kind, change.Effect is ChangeEffect.Replace) switch
        {
            (ChangeKind.Add, false) => PropertyDiffKind.Add,
            (ChangeKind.Add, true) => PropertyDiffKind.AddReplace,
            (ChangeKind.Delete, false) => PropertyDiffKind.Delete,
            (ChangeKind.Delete, true) => PropertyDiffKind.DeleteReplace,
            (_, false) => PropertyDiffKind.Update,
            _ => PropertyDiffKind.UpdateReplace,
        };
}
