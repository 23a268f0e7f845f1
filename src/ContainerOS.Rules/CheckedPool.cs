using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules;

/// <summary>
/// The pool that the rules check, with the parsed parts that rules share: bootstrap scripts are parsed once for all rules.
/// </summary>
internal sealed class CheckedPool(NodePoolSpec spec, PoolFacts facts, ShellScript? reading = null)
{
    /// <summary>The pool as written in the program.</summary>
    internal NodePoolSpec Spec => spec;

    /// <summary>The facts about the cloud.</summary>
    internal PoolFacts Facts => facts;

    /// <summary>The bootstrap containers.</summary>
    internal BootstrapScan Bootstrap { get; } = BootstrapScan.Create(spec.Bootstrap, reading);

    /// <summary>The release; null when it is not set, which schema validation rejects.</summary>
    internal Value<OsVersion>? Release { get; } = spec.Os.Part(os => os.Version);

    /// <summary>Whether the cloud offers an image of a release; false without a cloud.</summary>
    internal bool IsOffered(OsVersion release) => facts.Images?.Any(image => image.IsContainerOs && image.Release == release) is true;

    /// <summary>Whether the release is the given one or later; false, and the rule undecided, when the release is not known.</summary>
    internal bool IsAtLeast(OsVersion since, RuleContext context) =>
        context.TryGetKnown(Release, "os.version", out var release) && release >= since;

    /// <summary>Whether the release is older than the given one; false, and the rule undecided, when the release is not known.</summary>
    internal bool IsBefore(OsVersion since, RuleContext context) =>
        context.TryGetKnown(Release, "os.version", out var release) && release < since;
}
