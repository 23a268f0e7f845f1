using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4002: the runtime version is one of containerd.</summary>
internal sealed class ContainerdOnly : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS4002",
        "the runtime version is one of containerd",
        "ContainerOS runs containerd and no other runtime",
        Sources.Overview,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) => spec.RuntimeVersion switch
    {
        null => [],
        { IsKnown: false } => [new Undecided("runtimeVersion", "the version is not known yet")],
        { Content: var text } when IsContainerd(text) => [],
        { Content: var text } => [new Fail("runtimeVersion", $"{spec.RuntimeVersion} is not a containerd version", "write the version alone, such as 2.1.6, or leave it out: ACK then picks one for the cluster")],
    };

    /// <summary>containerd counts 1.x and 2.x; Docker's versions (19.03, 20.10) begin higher.</summary>
    private static bool IsContainerd(string text) => text.Split('.') is ["1" or "2", .. { Length: > 0 } rest] && rest.All(part => int.TryParse(part, out _));
}
