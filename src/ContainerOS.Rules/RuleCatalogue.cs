using ContainerOS.Rules.Applicability;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Disks;
using ContainerOS.Rules.Scaling;
using ContainerOS.Rules.Scheduling;
using ContainerOS.Rules.Versions;

namespace ContainerOS.Rules;

/// <summary>Every rule there is.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ManagedCluster(), new KubernetesMinimum(), new NoGpu(), new NoArm(), new NoLocalDisk(),
        new DataDisk(), new SystemDiskSize(), new DiskPerformance(),
        new BootstrapShape(), new UserDataBudget(), new MissingPrograms(), new WritablePaths(),
        new KnownRelease(), new ContainerdOnly(), new ClusterVersionFirst(),
        new LabelAndTaintSyntax(),
        new SizeOrScaling(), new ListBounds(),
    ];
}
