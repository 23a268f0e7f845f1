using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// The properties whose call was not sent, or whose result is not known. The state keeps their names, also of those that the program has
/// removed since: the next preview shows them as changed, and the next update sends or removes them.
/// </summary>
internal sealed class UnprovedProperties
{
    /// <summary>The key in the state. Pulumi does not show keys that start with two underscores.</summary>
    internal const string StateKey = "__unproved";

    private readonly SortedDictionary<string, IReadOnlyList<string>> all = new(StringComparer.Ordinal);

    private UnprovedProperties(IEnumerable<IReadOnlyList<string>> properties)
    {
        foreach (var steps in properties)
        {
            all[InputPath.Write(steps)] = steps;
        }
    }

    /// <summary>Whether all are proved.</summary>
    internal bool IsEmpty => all.Count == 0;

    /// <summary>
    /// The properties that differ, and those that an earlier call did not prove. Of a new pool, only those that its create does not have or
    /// that replies do not have: the others are compared with the pool anyway.
    /// </summary>
    /// <param name="state">The state of the last run; empty for a new pool.</param>
    /// <param name="olds">The inputs of the last run; empty for a new pool.</param>
    /// <param name="news">The requested inputs.</param>
    internal static UnprovedProperties Between(PropertyMap state, PropertyMap olds, PropertyMap news) =>
        new(
            SchemaDiff
                .Between(NodePoolShape.Inputs, olds, news)
                .SelectMany(change => Entries(change, olds, news))
                .Select(Shorten)
                .Where(steps =>
                    IsInCloud(steps)
                    && (olds.Count > 0 || IsWriteOnly(steps) || NodePoolShape.Inputs.Find(steps[0]) is { Field.IsInCreate: false })
                )
                .Concat(In(state).all.Values)
        );

    /// <summary>The properties that a state keeps.</summary>
    internal static UnprovedProperties In(PropertyMap state) =>
        new(
            ((state.Find(StateKey)?.Unwrapped as PropertyArray)?.Items ?? [])
                .Select(Parse)
                .Where(steps => steps.Count > 0 && IsInCloud(steps))
        );

    /// <summary>Those that a pool, read after the calls, does not prove: it lacks their value, or its reply never has it.</summary>
    internal UnprovedProperties Without(LiveNodePool live, PropertyMap news)
    {
        var target = Defaults.Restore(NodePoolShape.Inputs, news, Removed(news));
        var different = NodePoolReconciler
            .FindDifferences(target, live)
            .SelectMany(change => Entries(change, PropertyMap.Empty, target))
            .Select(steps => InputPath.Write(Shorten(steps)))
            .ToHashSet();
        return new UnprovedProperties(
            all.Where(pair => different.Contains(pair.Key) || IsWriteOnly(pair.Value) || IsStillThere(pair.Value, live, news))
                .Select(pair => pair.Value)
        );
    }

    /// <summary>The steps to those that the program no longer sets, and that a removal clears.</summary>
    internal IEnumerable<IReadOnlyList<string>> Removed(PropertyMap news) =>
        all.Values.Where(steps => InputPath.Find(news, steps) is null && IsCleared(steps));

    /// <summary>The properties as changes.</summary>
    internal IEnumerable<InputChange> ToChanges(PropertyMap news) =>
        all
            .Values.Where(steps => InputPath.Find(news, steps) is not null || IsCleared(steps))
            .Select(steps => new InputChange(
                steps,
                InputPath.Find(news, steps) is null ? ChangeKind.Delete : ChangeKind.Update,
                NodePoolShape.Inputs.Find(steps[0])!.OnChange!.Value
            ));

    /// <summary>The changes that reading the pool does not show.</summary>
    internal IEnumerable<InputChange> ToHiddenChanges(PropertyMap news) =>
        ToChanges(news).Where(change => change.Kind is ChangeKind.Delete || IsWriteOnly(change.Steps));

    /// <summary>Records that the calls have succeeded: what replies do not have cannot be proved otherwise.</summary>
    internal void SetSent()
    {
        foreach (var path in all.Where(pair => IsWriteOnly(pair.Value)).Select(pair => pair.Key).ToArray())
        {
            all.Remove(path);
        }
    }

    /// <summary>The changed properties that replies do not have.</summary>
    internal static IEnumerable<string> WriteOnlyRoots(IEnumerable<InputChange> changes) =>
        changes.Where(change => IsWriteOnly(change.Steps)).Select(change => change.Root).Distinct();

    /// <summary>Records that the pool has all of them.</summary>
    internal void SetProved() => all.Clear();

    /// <summary>A state with the names.</summary>
    internal PropertyMap AddTo(PropertyMap state) =>
        IsEmpty
            ? state.Without(StateKey)
            : state.With(
                StateKey,
                PropertyArray.Of(
                    all.Values.Select(steps =>
                        steps is [var name] ? (PropertyValue)name : PropertyArray.Of(steps.Select(step => (PropertyValue)step))
                    )
                )
            );

    /// <summary>
    /// A map that is added or removed as a whole, entry by entry: other systems may have entries in it, and the program may take out single
    /// ones before the rest is proved.
    /// </summary>
    private static IEnumerable<IReadOnlyList<string>> Entries(InputChange change, PropertyMap olds, PropertyMap news) =>
        change is { Steps: [var root] }
        && NodePoolShape.Inputs.Find(root) is { Shared: true }
        && (olds.Find(root) ?? news.Find(root))?.Unwrapped is PropertyMap entries
            ? entries.Keys.Select(key => (IReadOnlyList<string>)[root, key])
            : [change.Steps];

    private static IReadOnlyList<string> Parse(PropertyValue value) =>
        value switch
        {
            PropertyString name => [name.Value],
            PropertyArray steps => [.. steps.Items.OfType<PropertyString>().Select(step => step.Value)],
            _ => [],
        };

    /// <summary>The steps to the smallest part that is sent and compared by itself.</summary>
    private static IReadOnlyList<string> Shorten(IReadOnlyList<string> steps)
    {
        ObjectType type = NodePoolShape.Inputs;
        for (var i = 0; i < steps.Count; i++)
        {
            var property = type.Find(steps[i]);
            if (property is not { IsComparedByProperty: true, Type: ObjectType inner })
            {
                return [.. steps.Take(property is { Shared: true } ? i + 2 : i + 1)];
            }

            type = inner;
        }

        return steps;
    }

    // What the cloud keeps after a removal is not open when the program no longer sets it.
    private static bool IsCleared(IReadOnlyList<string> steps)
    {
        ObjectType? type = NodePoolShape.Inputs;
        var removal = RemovalEffect.Keeps;
        foreach (var step in steps)
        {
            if (type?.Find(step) is not { } property)
            {
                // An entry of a map, which the program sets as a whole.
                return true;
            }

            (type, removal) = (property.Type as ObjectType, property.OnRemoval ?? removal);
        }

        return removal is RemovalEffect.Clears;
    }

    private static bool IsWriteOnly(IReadOnlyList<string> steps)
    {
        ObjectType type = NodePoolShape.Inputs;
        foreach (var step in steps)
        {
            switch (type.Find(step))
            {
                case { WriteOnly: true }:
                    return true;
                case { Type: ObjectType inner }:
                    type = inner;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsStillThere(IReadOnlyList<string> steps, LiveNodePool live, PropertyMap news) =>
        NodePoolShape.Inputs.Find(steps[0]) is { Shared: true }
        && InputPath.Find(news, steps) is null
        && InputPath.Find(live.Inputs, steps) is not null;

    // Properties of the provider alone are never sent; a state of a newer version can name others.
    private static bool IsInCloud(IReadOnlyList<string> steps) =>
        NodePoolShape.Inputs.Find(steps[0]) is { Field: not null, OnChange: not ChangeEffect.None and not null };
}
