namespace ContainerOS.Protocol.Calls;

/// <summary>What happens to a property, and whether that needs a new resource.</summary>
public enum PropertyDiffKind
{
    /// <summary>The property is added.</summary>
    Add = 0,

    /// <summary>The property is added, which needs a new resource.</summary>
    AddReplace = 1,

    /// <summary>The property is removed.</summary>
    Delete = 2,

    /// <summary>The property is removed, which needs a new resource.</summary>
    DeleteReplace = 3,

    /// <summary>The property's value changes.</summary>
    Update = 4,

    /// <summary>The property's value changes, which needs a new resource.</summary>
    UpdateReplace = 5,
}
