using System.Collections.Concurrent;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Ownership;

/// <summary>
/// Chooses the names of pools, and remembers for one run which pools are replaced. The engine does not say that a Check is for a
/// replacement: it calls Check with the old inputs, and then again without them.
/// </summary>
internal sealed class PoolNames
{
    private const int MaxLength = 63;
    private const int HashLength = 7;
    private readonly ConcurrentDictionary<string, CheckedName> names = new();
    private readonly ConcurrentDictionary<(string Cluster, string Name), ResourceUrn> owners = new();

    /// <summary>
    /// The name of a new pool that the program does not name: the logical name and 7 characters of a hash of the URN. It is the same in
    /// every run, so that a pool whose create response was lost is found by its name.
    /// </summary>
    internal static string For(ResourceUrn urn) => Join(urn.Name, urn.Hash(HashLength));

    /// <summary>
    /// The name of the pool that replaces another one: it differs from the old name, so that both can exist, and is the same when the
    /// run is repeated.
    /// </summary>
    internal static string ForReplacement(ResourceUrn urn, string oldName) =>
        Join(urn.Name, TextHash.FirstDigits($"{urn.Text}\n{oldName}", HashLength));

    /// <summary>Chooses the name of a pool in a Check.</summary>
    /// <returns>The name; null if the program has to set one, because generated names are disabled.</returns>
    internal PropertyValue? Choose(CheckRequest request, PropertyMap inputs)
    {
        var urn = new ResourceUrn(request.Urn);
        var given = inputs.Find("name");
        var old = (request.Olds.Find("name")?.Unwrapped as PropertyString)?.Value;
        var isKept = given is not null || !AllowsAnotherName(request.Autonaming, old);
        var entry = names.AddOrUpdate(
            request.Urn,
            _ => new CheckedName(old, isKept, IsReplaced: false, OldId: null),
            (_, earlier) =>
                request.Olds.Count > 0
                    ? new CheckedName(old, isKept, IsReplaced: false, OldId: null)
                    : earlier with
                    {
                        IsReplaced = earlier.OldName is not null,
                    }
        );
        if (given is not null)
        {
            return given;
        }

        var name = entry.IsReplaced ? Replacing(urn, request.Autonaming, entry.OldName!) : old ?? First(urn, request.Autonaming);
        return name is null ? null : new PropertyString(name);
    }

    /// <summary>The other resource of this run whose pool has the same name in the same cluster; null if there is none.</summary>
    internal ResourceUrn? FindOther(string urn, string? clusterId, string? name) =>
        clusterId is not null
        && name is not null
        && owners.GetOrAdd((clusterId, name), new ResourceUrn(urn)) is var first
        && first.Text != urn
            ? first
            : null;

    /// <summary>
    /// Whether the pool that replaces another one gets the same name, so that the old one must be deleted first. Also true if no Check
    /// was made for the resource.
    /// </summary>
    internal bool KeepsName(string urn, PropertyMap oldInputs, PropertyMap news) =>
        Equals(oldInputs.Find("name")?.Unwrapped, news.Find("name")?.Unwrapped) && (!names.TryGetValue(urn, out var name) || name.IsKept);

    /// <summary>Records the id of the pool that the state has, which a Diff shows.</summary>
    internal void RecordId(string urn, string id)
    {
        if (names.TryGetValue(urn, out var name))
        {
            names.TryUpdate(urn, name with { OldId = PoolId.Parse(id)?.NodePoolId }, name);
        }
    }

    /// <summary>
    /// Whether a pool is the one that this run replaces: by its id, or by its name if the engine made no Diff. A pool of the same name
    /// can be the one that an interrupted replacement created after it had deleted the old one.
    /// </summary>
    internal bool IsReplaced(string urn, string nodePoolId, string? poolName) =>
        names.TryGetValue(urn, out var name)
        && name.IsReplaced
        && (name.OldId is null ? name.OldName == poolName : name.OldId == nodePoolId);

    /// <summary>Forgets all names: a new run starts.</summary>
    internal void Clear()
    {
        names.Clear();
        owners.Clear();
    }

    private static bool AllowsAnotherName(Autonaming? naming, string? oldName) =>
        naming switch
        {
            { Mode: AutonamingMode.Disable } => false,
            { Mode: AutonamingMode.Enforce } => naming.ProposedName != oldName,
            _ => true,
        };

    private static string? First(ResourceUrn urn, Autonaming? naming) =>
        naming switch
        {
            { Mode: AutonamingMode.Disable } => null,
            { Mode: AutonamingMode.Enforce, ProposedName: { Length: > 0 } name } => name,
            { Mode: AutonamingMode.Propose, ProposedName: { Length: > 0 } name } => name[..Math.Min(name.Length, MaxLength)],
            _ => For(urn),
        };

    private static string Replacing(ResourceUrn urn, Autonaming? naming, string oldName) =>
        naming switch
        {
            { Mode: AutonamingMode.Disable } => oldName,
            { Mode: AutonamingMode.Enforce, ProposedName: { Length: > 0 } name } => name,
            { Mode: AutonamingMode.Propose, ProposedName: { Length: > 0 } name } when name != oldName => name[
                ..Math.Min(name.Length, MaxLength)
            ],
            _ => ForReplacement(urn, oldName),
        };

    private static string Join(string name, string hash) => $"{Letters(name)[..Math.Min(name.Length, MaxLength - HashLength - 1)]}-{hash}";

    /// <summary>A logical name with - for each letter that a pool's name may not have.</summary>
    private static string Letters(string name) =>
        string.Create(
            name.Length,
            name,
            static (letters, from) =>
            {
                for (var at = 0; at < letters.Length; at++)
                {
                    letters[at] =
                        char.IsAsciiLetterOrDigit(from[at]) || from[at] is >= '\u4E00' and <= '\u9FFF' ? from[at]
                        : at == 0 ? 'p'
                        : '-';
                }
            }
        );

    /// <summary>The name of a pool in the Checks of one run.</summary>
    /// <param name="OldName">The name in the old inputs; null if there were none.</param>
    /// <param name="IsKept">Whether a replacement gets the same name: the program or the engine sets it.</param>
    /// <param name="IsReplaced">Whether a Check without old inputs followed the one with them.</param>
    /// <param name="OldId">The id of the pool in the state in ACK; null if no Diff was made.</param>
    private sealed record CheckedName(string? OldName, bool IsKept, bool IsReplaced, string? OldId);
}
