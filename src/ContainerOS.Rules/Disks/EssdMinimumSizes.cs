using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Disks;

/// <summary>The minimum sizes of the performance levels of ESSDs, from the ECS API.</summary>
internal static class EssdMinimumSizes
{
    /// <summary>The minimum size of a level, in GiB.</summary>
    internal static int MinimumGiB(PerformanceLevel level) =>
        level switch
        {
            PerformanceLevel.PL1 => 20,
            PerformanceLevel.PL2 => 461,
            PerformanceLevel.PL3 => 1261,
            _ => 1,
        };
}
