namespace ContainerOS.Engine.Steps;

/// <summary>What happens to a property.</summary>
public enum PropertyChangeKind
{
    /// <summary>It is added.</summary>
    Add,

    /// <summary>It is removed.</summary>
    Delete,

    /// <summary>It changes its value.</summary>
    Update,
}
