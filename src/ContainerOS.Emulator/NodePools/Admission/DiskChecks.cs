namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>The disks that ECS accepts: their sizes, and the smallest sizes of ESSD performance levels (inferred for data disks).</summary>
internal static class DiskChecks
{
    private const string Essd = "cloud_essd";
    private const string Parameter = "InvalidParameter";
    private const string Model = "field texts of npm @alicloud/cs20151215 7.2.0";

    internal static IReadOnlyList<AdmissionCheck<PoolCandidate>> All { get; } =
    [
        new(
            "a system disk outside 20 to 2048 GiB",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => AdmissionChecks.Outside(pool.Group.SystemDiskSize, 20, 2048, "scaling_group.system_disk_size")
        ),
        new(
            "a system disk that is too small for its performance level, or has a level without being an ESSD",
            Parameter,
            Evidence.ReadInSdk,
            "field texts of ECS RunInstances, SystemDisk.Size",
            pool =>
                LevelProblem(
                    pool.Group.SystemDiskLevel,
                    pool.Group.SystemDiskCategory,
                    pool.Group.SystemDiskSize,
                    "system_disk_performance_level"
                )
        ),
        new(
            "more than 10 data disks",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => pool.Group.DataDisks is { Length: > 10 } ? "scaling_group.data_disks takes up to 10 entries" : null
        ),
        new(
            "a data disk outside 40 to 32768 GiB",
            Parameter,
            Evidence.ReadInSdk,
            Model,
            pool => First(pool, disk => AdmissionChecks.Outside(disk.Size, 40, 32768, "scaling_group.data_disks[].size"))
        ),
        new(
            "a data disk that is too small for its performance level, or has a level without being an ESSD",
            Parameter,
            Evidence.Inferred,
            "field texts of ECS RunInstances, SystemDisk.Size",
            pool => First(pool, disk => LevelProblem(disk.Level, disk.Category, disk.Size, "performance_level"))
        ),
    ];

    private static string? First(PoolCandidate pool, Func<DataDisk, string?> problem) =>
        (pool.Group.DataDisks ?? []).Select(problem).FirstOrDefault(found => found is not null);

    private static string? LevelProblem(string? level, string? category, long? size, string field) =>
        level is not { Length: > 0 } ? null
        : category is not (null or Essd) ? $"{field} is for disks of the category {Essd} only"
        : size < MinSize(level) ? $"{field} {level} needs a disk of {MinSize(level)} GiB or more"
        : null;

    private static int MinSize(string level) =>
        level switch
        {
            "PL1" => 20,
            "PL2" => 461,
            "PL3" => 1261,
            _ => 1,
        };
}
