using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Bootstrapping;

namespace ContainerOS.Rules;

/// <summary>The pool that is judged, and what rules share of it: its bootstrap scripts are read once, however many rules look at them.</summary>
internal sealed class CheckedPool(NodePoolSpec spec, PoolFacts facts)
{
    /// <summary>The pool as written.</summary>
    internal NodePoolSpec Spec => spec;

    /// <summary>What is known of the cloud.</summary>
    internal PoolFacts Facts => facts;

    /// <summary>The bootstrap containers.</summary>
    internal BootstrapScan Bootstrap { get; } = BootstrapScan.Create(spec.Bootstrap);

    /// <summary>The release; null when none is given, which the check of the shape refuses.</summary>
    internal Value<OsVersion>? Release { get; } = spec.Os.Part(os => os.Version);

    /// <summary>Whether the cloud offers an image of a release; what it offers is unknown without a cloud.</summary>
    internal bool IsOffered(OsVersion release) => facts.Images?.Any(image => image.IsContainerOs && image.Release == release) is true;

    /// <summary>Whether the release is the given one or a later one; not known (and said so) while the release is not.</summary>
    internal bool IsAtLeast(OsVersion since, RuleContext context) =>
        context.TryGetKnown(Release, "os.version", out var release) && release >= since;

    /// <summary>Whether the release is older than the given one; not known (and said so) while the release is not.</summary>
    internal bool IsBefore(OsVersion since, RuleContext context) =>
        context.TryGetKnown(Release, "os.version", out var release) && release < since;
}
