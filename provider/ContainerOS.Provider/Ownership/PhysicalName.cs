namespace ContainerOS.Provider.Ownership;

/// <summary>The name of a pool if the program does not set one.</summary>
internal static class PhysicalName
{
    private const int MaxLength = 63;
    private const int HashLength = 7;

    /// <summary>
    /// The logical name and 7 characters of a hash of the URN, at most 63 characters. It is the same in every run, so that a pool whose
    /// create response was lost is found by name.
    /// </summary>
    internal static string For(ResourceUrn urn)
    {
        var name = urn.Name[..Math.Min(urn.Name.Length, MaxLength - HashLength - 1)];
        return $"{name}-{urn.Hash(HashLength)}";
    }
}
