using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Ownership;

/// <summary>The tag that identifies the owner of a pool, so that a pool whose create response was lost can be adopted.</summary>
public static class OwnershipTag
{
    /// <summary>The key. ECS does not allow keys that start with <c>aliyun</c> or <c>acs:</c>.</summary>
    public const string Key = "containeros.infra/owner";

    private const int MaxValueLength = 128;
    private const int HashLength = 12;

    /// <summary>The ownership tags of the pool of a resource.</summary>
    /// <param name="urn">The URN of the resource.</param>
    public static IReadOnlyList<ResourceTag> For(string urn) => [new() { Key = Key, Value = ValueFor(new ResourceUrn(urn)) }];

    /// <summary>The value: project, stack and a hash of the URN; at most 128 characters, the limit of ECS.</summary>
    internal static string ValueFor(ResourceUrn urn)
    {
        var place = $"{urn.Project}/{urn.Stack}";
        return $"{place[..Math.Min(place.Length, MaxValueLength - HashLength - 1)]}/{urn.Hash(HashLength)}";
    }
}
