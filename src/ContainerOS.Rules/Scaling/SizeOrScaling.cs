using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6001: there is a fixed size or bounds for the autoscaler, within limits.</summary>
internal sealed class SizeOrScaling : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS6001",
        "there is a fixed size or bounds for the autoscaler, within limits",
        "the autoscaler owns the size of a pool that has bounds, and the API takes at most 2,000 instances",
        Sources.NodePoolApi,
        Confidence.ReadInSdk);

    private const int Most = 2000;

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) => (spec.DesiredSize, spec.AutoScaling) switch
    {
        (null, null) => [new Fail("desiredSize", "neither desiredSize nor autoScaling is given", "give desiredSize for a fixed size, or autoScaling with minSize and maxSize")],
        ({ }, { }) => [new Fail("desiredSize", "desiredSize and autoScaling are both given", "keep one of them")],
        ({ IsKnown: false }, _) or (_, { IsKnown: false }) => [new Undecided("desiredSize", "the size is not known yet")],
        ({ } size, _) when size.Content is < 0 or > Most => [new Fail("desiredSize", $"{size.Content} is not within 0 to {Most}", $"write 0 to {Most}")],
        (_, { } bounds) => Bounds(bounds.Content),
        _ => [],
    };

    private static IEnumerable<Verdict> Bounds(AutoScalingSpec bounds)
    {
        if (bounds is not { MinSize: { IsKnown: true } min, MaxSize: { IsKnown: true } max })
        {
            yield return new Undecided("autoScaling", "the bounds are not known yet");
        }
        else if (min.Content < 0 || max.Content > Most || min.Content > max.Content)
        {
            yield return new Fail("autoScaling", $"{min.Content} to {max.Content} nodes is no range within 0 to {Most}", $"write 0 <= minSize <= maxSize <= {Most}");
        }
    }
}
