namespace ContainerOS.Engine.Steps;

/// <summary>What happens to a resource.</summary>
public enum StepOp
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>A new one takes its place.</summary>
    Replace,

    /// <summary>It is removed.</summary>
    Delete,

    /// <summary>The old one of a replacement is removed; not counted, as its replacement is.</summary>
    DeleteReplaced,

    /// <summary>Someone else changed it; the state takes over what is really there.</summary>
    Refresh,
}
