namespace ContainerOS.Rules.Scaling;

/// <summary>COS6001: there is a fixed size or bounds for the autoscaler, not both.</summary>
internal sealed class FixedSizeOrAutoScalingRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6001",
            Title = "there is a fixed size or bounds for the autoscaler, not both",
            Paths = ["desiredSize", "autoScaling"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the autoscaler owns the size of a pool that has bounds",
            Fix = "give desiredSize for a fixed size, or autoScaling with minSize and maxSize",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        switch (pool.Spec.DesiredSize, pool.Spec.AutoScaling)
        {
            case (null, null):
                context.Fail("desiredSize", "neither desiredSize nor autoScaling is given");
                break;
            case ({ }, { }):
                context.Fail("desiredSize", "desiredSize and autoScaling are both given", "keep one of them");
                break;
        }
    }
}
