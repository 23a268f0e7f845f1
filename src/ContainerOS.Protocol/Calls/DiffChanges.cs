namespace ContainerOS.Protocol.Calls;

/// <summary>Whether there is a difference.</summary>
public enum DiffChanges
{
    /// <summary>The provider does not say; the engine compares inputs itself.</summary>
    Unknown = 0,

    /// <summary>Nothing changes.</summary>
    None = 1,

    /// <summary>Something changes.</summary>
    Some = 2,
}
