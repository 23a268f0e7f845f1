namespace ContainerOS.Provider.Naming;

/// <summary>The tag by which a pool is known as ours after an answer was lost.</summary>
internal static class Ownership
{
    /// <summary>The tag's key. ECS forbids keys that begin with <c>aliyun</c> or <c>acs:</c>.</summary>
    internal const string TagKey = "containeros.infra/owner";

    private const int MaxValueLength = 128;
    private const int HashLength = 12;

    /// <summary>The tag's value: project, stack and a hash of the URN; at most 128 characters, the limit of an ECS tag value.</summary>
    internal static string TagValue(ResourceUrn urn)
    {
        var place = $"{urn.Project}/{urn.Stack}";
        return $"{place[..Math.Min(place.Length, MaxValueLength - HashLength - 1)]}/{urn.Hash(HashLength)}";
    }
}
