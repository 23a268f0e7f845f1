using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// The task of ACK that an operation follows. If the operation ends before the task, the state keeps it: the next update follows it before
/// it sends anything, so that no second task does the same.
/// </summary>
internal sealed class OpenTask
{
    /// <summary>The key in the state. Pulumi does not show keys that start with two underscores.</summary>
    internal const string StateKey = "__task";

    /// <summary>The task; null for none.</summary>
    internal string? Id { get; private set; }

    /// <summary>
    /// The properties whose values it brings to the nodes, among those that replies do not have: its success is their only proof.
    /// </summary>
    internal IReadOnlyList<string> Roots { get; private set; } = [];

    /// <summary>The task that a state keeps.</summary>
    internal static OpenTask In(PropertyMap state)
    {
        var task = new OpenTask();
        if (state.Find(StateKey)?.Unwrapped is PropertyMap kept && kept.Find("id")?.Unwrapped is PropertyString id)
        {
            task.Begin(
                id.Value,
                ((kept.Find("roots")?.Unwrapped as PropertyArray)?.Items ?? []).OfType<PropertyString>().Select(root => root.Value)
            );
        }

        return task;
    }

    /// <summary>Records the task that is followed from now on.</summary>
    internal void Begin(string? id, IEnumerable<string> roots) => (Id, Roots) = (id, [.. roots]);

    /// <summary>Records that it ended.</summary>
    internal void End() => (Id, Roots) = (null, []);

    /// <summary>A state with the task.</summary>
    internal PropertyMap AddTo(PropertyMap state) =>
        Id is null
            ? state.Without(StateKey)
            : state.With(StateKey, PropertyMap.Of(("id", Id), ("roots", PropertyArray.Of(Roots.Select(root => (PropertyValue)root)))));
}
