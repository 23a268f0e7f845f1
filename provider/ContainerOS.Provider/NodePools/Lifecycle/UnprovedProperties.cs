using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// The write-only properties whose call was not sent, or whose result is not known. ACK does not return them, so the state keeps their
/// names: the next preview shows them as changed, and the next update sends them again.
/// </summary>
internal sealed class UnprovedProperties
{
    /// <summary>The key in the state. Pulumi does not show keys that start with two underscores.</summary>
    internal const string StateKey = "__unproved";

    private readonly HashSet<string> names;

    private UnprovedProperties(IEnumerable<string> names) => this.names = [.. names];

    /// <summary>Whether all are proved.</summary>
    internal bool IsEmpty => names.Count == 0;

    /// <summary>The write-only properties that differ, and those that an earlier call did not prove.</summary>
    /// <param name="state">The state of the last run; empty for a new pool.</param>
    /// <param name="olds">The inputs of the last run; empty for a new pool.</param>
    /// <param name="news">The requested inputs.</param>
    internal static UnprovedProperties Between(PropertyMap state, PropertyMap olds, PropertyMap news) =>
        new(
            SchemaDiff.Between(NodePoolSchema.Inputs, olds, news).Select(change => change.Root).Where(IsSent).Concat(In(state, news).names)
        );

    /// <summary>The properties that a state keeps, without those that the program no longer sets.</summary>
    internal static UnprovedProperties In(PropertyMap state, PropertyMap news) =>
        new(
            ((state.Find(StateKey)?.Unwrapped as PropertyArray)?.Items ?? [])
                .OfType<PropertyString>()
                .Select(name => name.Value)
                .Where(name => IsSent(name) && news.ContainsKey(name))
        );

    /// <summary>The properties as changes.</summary>
    internal IEnumerable<InputChange> ToChanges() =>
        names
            .Order(StringComparer.Ordinal)
            .Select(name => new InputChange(name, ChangeKind.Update, NodePoolSchema.Inputs.Find(name)!.OnChange!.Value));

    /// <summary>Records that the call with all of them has succeeded.</summary>
    internal void SetProved() => names.Clear();

    /// <summary>A state with the names.</summary>
    internal PropertyMap AddTo(PropertyMap state) =>
        IsEmpty
            ? state.Without(StateKey)
            : state.With(StateKey, PropertyArray.Of(names.Order(StringComparer.Ordinal).Select(name => (PropertyValue)name)));

    // Write-only properties of the cloud; a state of a newer version can name others.
    private static bool IsSent(string name) => NodePoolSchema.Inputs.Find(name) is { WriteOnly: true, OnChange: not ChangeEffect.None };
}
