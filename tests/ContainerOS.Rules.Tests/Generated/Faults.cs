using ContainerOS.Rules.Tests.Generated.Faulty;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Single faults: the change to a valid pool, and the rule that reports it.</summary>
internal static class Faults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [.. ApplicabilityFaults.All, .. BootstrapFaults.All, .. VersionFaults.All, .. SchedulingFaults.All, .. ScalingFaults.All];
}
