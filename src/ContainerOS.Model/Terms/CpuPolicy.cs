namespace ContainerOS.Model.Terms;

/// <summary>The kubelet's CPU manager policy.</summary>
public enum CpuPolicy
{
    /// <summary>Shared CPUs.</summary>
    None,

    /// <summary>Guaranteed pods may own whole CPUs.</summary>
    Static,
}
