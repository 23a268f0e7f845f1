namespace ContainerOS.Provider.Diffing;

/// <summary>What happens to a property.</summary>
internal enum ChangeKind
{
    /// <summary>It is given for the first time.</summary>
    Add,

    /// <summary>It is no longer given.</summary>
    Delete,

    /// <summary>Its value differs.</summary>
    Update,
}
