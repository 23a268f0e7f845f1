using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Ownership;

/// <summary>The tag by which a pool is known as ours after an answer was lost.</summary>
public static class OwnershipTag
{
    /// <summary>The tag's key. ECS forbids keys that begin with <c>aliyun</c> or <c>acs:</c>.</summary>
    public const string Key = "containeros.infra/owner";

    private const int MaxValueLength = 128;
    private const int HashLength = 12;

    /// <summary>The tags of the pool that a resource is.</summary>
    /// <param name="urn">The resource's URN.</param>
    public static IReadOnlyList<ResourceTag> For(string urn) => [new() { Key = Key, Value = ValueFor(new ResourceUrn(urn)) }];

    /// <summary>The tag's value: project, stack and a hash of the URN; at most 128 characters, the limit of an ECS tag value.</summary>
    internal static string ValueFor(ResourceUrn urn)
    {
        var place = $"{urn.Project}/{urn.Stack}";
        return $"{place[..Math.Min(place.Length, MaxValueLength - HashLength - 1)]}/{urn.Hash(HashLength)}";
    }
}
