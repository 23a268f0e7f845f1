using ContainerOS.Rules.Tests.Generated.Faulty;

namespace ContainerOS.Rules.Tests.Generated;

/// <summary>Single faults: what each does to a valid pool, and the rule that is meant to catch it.</summary>
internal static class Faults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [.. ApplicabilityFaults.All, .. BootstrapFaults.All, .. VersionFaults.All, .. SchedulingFaults.All, .. ScalingFaults.All];
}
