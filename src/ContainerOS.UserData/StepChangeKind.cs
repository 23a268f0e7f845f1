namespace ContainerOS.UserData;

/// <summary>What became of a step or of a whole container.</summary>
public enum StepChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Properties of it changed.</summary>
    Changed,

    /// <summary>A container runs at another place among the others.</summary>
    Moved,
}
