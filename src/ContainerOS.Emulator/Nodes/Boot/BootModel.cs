using System.Collections.Immutable;

namespace ContainerOS.Emulator.Nodes.Boot;

/// <summary>How long a node takes from the order of its instance until it is ready, phase by phase, for one operating system.</summary>
/// <remarks>
/// Published are two numbers: 53 s for the P90 of 1,000 ContainerOS nodes (page "ContainerOS overview", February 2026), and about 2 s for
/// the first boot of ContainerOS (vendor's blog, 2021). The page on Alibaba Cloud Linux 2 says that it boots 29 % faster than CentOS 7. All
/// other numbers are assumed, and chosen so that the whole agrees with the published ones. See docs/boot-models.md.
/// </remarks>
/// <param name="Name">The operating system.</param>
/// <param name="Phases">The phases in order.</param>
internal sealed record BootModel(string Name, ImmutableArray<BootPhase> Phases)
{
    /// <summary>Instances that Auto Scaling orders at once (assumed).</summary>
    internal const int WaveSize = 250;

    /// <summary>The time between two waves of instances (assumed).</summary>
    internal const long WaveInterval = 2_000;

    private static readonly BootPhase Create = new(BootPhaseKind.Create, "assumed", [3_000, 4_600, 7_200, 13_000, 24_000]);
    private static readonly BootPhase Start = new(BootPhaseKind.Start, "assumed", [4_000, 7_600, 11_500, 19_000, 34_000]);
    private static readonly BootPhase Join = new(BootPhaseKind.Join, "assumed", [2_000, 5_000, 7_700, 12_000, 20_000]);

    private static readonly BootPhase Stop = new(BootPhaseKind.Stop, "assumed", [3_000, 6_000, 11_000, 20_000, 40_000]);
    private static readonly BootPhase ReplaceDisk = new(BootPhaseKind.ReplaceDisk, "assumed", [4_000, 8_000, 14_000, 25_000, 50_000]);

    internal static BootModel ContainerOs { get; } =
        new(
            "ContainerOS",
            [
                Create,
                Start,
                new(BootPhaseKind.Boot, "median published (2021): about 2 s", [1_500, 2_000, 2_500, 3_000, 4_000]),
                new(BootPhaseKind.Initialize, "assumed", [6_000, 9_800, 13_600, 19_500, 30_000]),
                Join,
                new(
                    BootPhaseKind.Network,
                    "assumed; images of the network and volume plugins are preinstalled",
                    [4_000, 8_300, 12_600, 19_500, 31_000]
                ),
            ]
        );

    internal static BootModel AlibabaCloudLinux3 { get; } =
        new(
            "Alibaba Cloud Linux 3",
            [
                Create,
                Start,
                new(BootPhaseKind.Boot, "assumed", [8_000, 12_000, 18_000, 25_000, 40_000]),
                new(BootPhaseKind.Initialize, "assumed; packages are installed", [25_000, 38_000, 55_000, 80_000, 120_000]),
                Join,
                new(BootPhaseKind.Network, "assumed; images are pulled", [12_000, 20_000, 32_000, 50_000, 80_000]),
            ]
        );

    internal static BootModel AlibabaCloudLinux2 { get; } =
        new(
            "Alibaba Cloud Linux 2",
            [
                Create,
                Start,
                new(BootPhaseKind.Boot, "assumed; 29 % shorter than CentOS as published", [9_940, 14_910, 22_010, 29_820, 44_730]),
                new(BootPhaseKind.Initialize, "assumed; packages are installed", [28_000, 42_000, 60_000, 90_000, 130_000]),
                Join,
                new(BootPhaseKind.Network, "assumed; images are pulled", [12_000, 22_000, 34_000, 55_000, 90_000]),
            ]
        );

    internal static BootModel CentOs { get; } =
        new(
            "CentOS",
            [
                Create,
                Start,
                new(BootPhaseKind.Boot, "assumed", [14_000, 21_000, 31_000, 42_000, 63_000]),
                new(BootPhaseKind.Initialize, "assumed; packages are installed", [30_000, 48_000, 70_000, 100_000, 150_000]),
                Join,
                new(BootPhaseKind.Network, "assumed; images are pulled", [14_000, 24_000, 38_000, 60_000, 95_000]),
            ]
        );

    /// <summary>The phases when the system disk is replaced: the instance exists, and is stopped.</summary>
    internal ImmutableArray<BootPhase> Replacement { get; } =
    [Stop, ReplaceDisk, .. Phases.Where(phase => phase.Kind != BootPhaseKind.Create)];

    /// <summary>The models of all operating systems.</summary>
    internal static IReadOnlyList<BootModel> All { get; } = [ContainerOs, AlibabaCloudLinux3, AlibabaCloudLinux2, CentOs];

    /// <summary>The model of an image, by the prefixes of the vendor's image ids.</summary>
    internal static BootModel Of(string imageId) =>
        imageId.StartsWith("lifsea_", StringComparison.Ordinal) ? ContainerOs
        : imageId.StartsWith("centos_", StringComparison.Ordinal) ? CentOs
        : imageId.StartsWith("aliyun_2_", StringComparison.Ordinal) ? AlibabaCloudLinux2
        : AlibabaCloudLinux3;

    /// <summary>The phases of a boot: of a new instance, or of one that gets another system disk.</summary>
    internal ImmutableArray<BootPhase> PhasesOf(int replacements) => replacements == 0 ? Phases : Replacement;

    /// <summary>The time from the start of a boot until the end of a phase, in milliseconds.</summary>
    /// <param name="seed">The seed of the world.</param>
    /// <param name="number">The number of the node.</param>
    /// <param name="replacements">How often its system disk was replaced, this time included.</param>
    /// <param name="last">The last phase that counts.</param>
    internal long Until(int seed, long number, int replacements, BootPhaseKind last)
    {
        var total = 0L;
        foreach (var phase in PhasesOf(replacements))
        {
            total += phase.Duration(Draw.Of(seed, number, replacements, (int)phase.Kind));
            if (phase.Kind == last)
            {
                break;
            }
        }

        return total;
    }

    /// <summary>The phase in which a boot is after some time; the last one from then on.</summary>
    internal BootPhaseKind PhaseAt(int seed, long number, int replacements, long elapsed)
    {
        var phases = PhasesOf(replacements);
        foreach (var phase in phases)
        {
            elapsed -= phase.Duration(Draw.Of(seed, number, replacements, (int)phase.Kind));
            if (elapsed < 0)
            {
                return phase.Kind;
            }
        }

        return phases[^1].Kind;
    }
}

/// <summary>A phase of a boot.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Source">Where its numbers are from.</param>
/// <param name="Quantiles">Its duration in milliseconds: least, P50, P90, P99 and most. In between it is linear.</param>
internal sealed record BootPhase(BootPhaseKind Kind, string Source, ImmutableArray<int> Quantiles)
{
    /// <summary>The shares of nodes that are at most as slow as each quantile, of 10,000.</summary>
    private static readonly int[] Shares = [0, 5_000, 9_000, 9_900, 10_000];

    /// <summary>The duration at a place in the distribution. Integers only, so that every machine gets the same.</summary>
    /// <param name="place">0 for the fastest node, up to 9,999.</param>
    internal int Duration(int place)
    {
        var part = 0;
        while (place >= Shares[part + 1])
        {
            part++;
        }

        var (low, high) = (Quantiles[part], Quantiles[part + 1]);
        return low + (int)((long)(high - low) * (place - Shares[part]) / (Shares[part + 1] - Shares[part]));
    }
}

/// <summary>What happens in a phase.</summary>
internal enum BootPhaseKind
{
    /// <summary>ECS creates the instance, which is <c>Pending</c>.</summary>
    Create,

    /// <summary>The instance is <c>Starting</c>.</summary>
    Start,

    /// <summary>The operating system boots.</summary>
    Boot,

    /// <summary>The first script of the pool and the initialization of ACK run.</summary>
    Initialize,

    /// <summary>The kubelet registers the node, which is not ready.</summary>
    Join,

    /// <summary>The network and volume plugins start; then the node is ready.</summary>
    Network,

    /// <summary>An instance that gets another system disk is <c>Stopping</c>.</summary>
    Stop,

    /// <summary>The instance is <c>Stopped</c>, and its system disk is replaced.</summary>
    ReplaceDisk,
}
