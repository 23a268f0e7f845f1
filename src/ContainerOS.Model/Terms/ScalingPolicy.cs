namespace ContainerOS.Model.Terms;

/// <summary>What happens to an instance that is scaled in.</summary>
public enum ScalingPolicy
{
    /// <summary>It is released.</summary>
    Release,

    /// <summary>It is stopped and kept for the next scale-out.</summary>
    Recycle,
}
