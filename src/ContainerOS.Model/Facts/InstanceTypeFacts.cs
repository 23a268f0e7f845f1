namespace ContainerOS.Model.Facts;

/// <summary>What is known of an ECS instance type, as far as rules ask.</summary>
/// <param name="Name">The type, such as <c>ecs.g7.xlarge</c>.</param>
/// <param name="IsArm">Whether its CPUs are Arm.</param>
/// <param name="GpuAmount">How many GPUs it has.</param>
/// <param name="LocalDiskAmount">How many local disks it has.</param>
/// <param name="IsInferred">Whether this was concluded from the family's name instead of being looked up.</param>
public sealed record InstanceTypeFacts(string Name, bool IsArm, int GpuAmount, int LocalDiskAmount, bool IsInferred)
{
    /// <summary>vCPUs; null where not known.</summary>
    public int? CpuCores { get; init; }

    /// <summary>Memory in GiB; null where not known.</summary>
    public double? MemoryGiB { get; init; }
}
