namespace ContainerOS.Provider.Ownership;

/// <summary>The name a pool gets when the program gives none.</summary>
internal static class PhysicalName
{
    private const int MaxLength = 63;
    private const int HashLength = 7;

    /// <summary>
    /// The logical name and 7 characters of a hash of the URN, cut to 63 characters. It is the same on every run, so that a create whose
    /// answer was lost finds its pool again.
    /// </summary>
    internal static string For(ResourceUrn urn)
    {
        var name = urn.Name[..Math.Min(urn.Name.Length, MaxLength - HashLength - 1)];
        return $"{name}-{urn.Hash(HashLength)}";
    }
}
