using System.Security.Cryptography;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Ownership;

/// <summary>
/// The tag that says which resource a pool belongs to: <c>project/stack/identity/urn hash/generation</c>. Project and stack are for
/// people; identity, URN hash and generation decide. docs/adr/0021 has the reasons.
/// </summary>
/// <param name="Project">The project; cut off if the tag would be too long.</param>
/// <param name="Stack">The stack; cut off if the tag would be too long.</param>
/// <param name="Identity">The identity of the stack; see <see cref="StackIdentity"/>.</param>
/// <param name="UrnHash">The first 12 hexadecimal digits of the SHA-256 of the URN.</param>
/// <param name="Generation">Drawn at random by each Create, so that a Delete of an earlier one does not delete the pool.</param>
public sealed record OwnershipTag(string Project, string Stack, string Identity, string UrnHash, string Generation)
{
    /// <summary>The key. ECS does not allow keys that start with <c>aliyun</c> or <c>acs:</c>.</summary>
    public const string Key = "containeros.infra/owner";

    /// <summary>The generation of a pool that an update marked, because no Create of the resource had: imported or older pools.</summary>
    internal const string ClaimedGeneration = "00000000";

    private const int MaxValueLength = 128;
    private const int UrnHashLength = 12;

    /// <summary>The value of the tag; at most 128 characters, the limit of ECS.</summary>
    public string Value
    {
        get
        {
            var rest = $"/{Identity}/{UrnHash}/{Generation}";
            var place = $"{Project}/{Stack}";
            return string.Concat(place.AsSpan(0, Math.Min(place.Length, MaxValueLength - rest.Length)), rest);
        }
    }

    /// <summary>The tag of a pool as text; null if it has none.</summary>
    public static string? ValueOn(NodePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return pool.ScalingGroup?.Tags?.FirstOrDefault(tag => tag.Key == Key)?.Value;
    }

    /// <summary>Parses the value of a tag; null for another text, such as the value that version 0.1 wrote.</summary>
    public static OwnershipTag? Parse(string? value) =>
        value?.Split('/')
            is [.. var place, { Length: StackIdentity.Length } identity, { Length: UrnHashLength } hash, { Length: 8 } generation]
        && place.Length > 0
            ? new OwnershipTag(place[0], string.Join('/', place[1..]), identity, hash, generation)
            : null;

    /// <summary>A tag of a new generation.</summary>
    internal static OwnershipTag Create(ResourceUrn urn, string identity) =>
        For(urn, identity, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));

    /// <summary>A tag of a given generation.</summary>
    internal static OwnershipTag For(ResourceUrn urn, string identity, string generation) =>
        new(urn.Project, urn.Stack, identity, urn.Hash(UrnHashLength), generation);

    /// <summary>
    /// Whether version 0.1 wrote a value: project, stack and URN hash. It has no identity, so two stacks of the same names have the same
    /// value: a pool with it is never adopted. A state of that version still owns its pool, also after a rename.
    /// </summary>
    internal static bool IsOfVersion01(string? value) =>
        value?.Split('/') is [_, .., { Length: UrnHashLength } hash]
        && hash.All(digit => char.IsAsciiDigit(digit) || digit is >= 'a' and <= 'f')
        && Parse(value) is null;

    /// <summary>Whether the tag is of a resource of a stack, whatever its generation.</summary>
    internal bool IsOf(ResourceUrn urn, string? identity) => Identity == identity && UrnHash == urn.Hash(UrnHashLength);

    /// <summary>The tag as ECS takes it.</summary>
    internal ResourceTag ToResourceTag() => new() { Key = Key, Value = Value };
}
