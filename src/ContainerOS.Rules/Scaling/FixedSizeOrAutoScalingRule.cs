namespace ContainerOS.Rules.Scaling;

/// <summary>COS6001: the pool has either a fixed size or autoscaling bounds.</summary>
internal sealed class FixedSizeOrAutoScalingRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6001",
            Title = "the pool has either a fixed size or autoscaling bounds",
            Paths = ["desiredSize", "autoScaling"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the autoscaler sets the size of a pool that has autoscaling bounds",
            Fix = "set desiredSize for a fixed size, or autoScaling with minSize and maxSize",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        switch (pool.Spec.DesiredSize, pool.Spec.AutoScaling)
        {
            case (null, null):
                context.Fail("desiredSize", "neither desiredSize nor autoScaling is set");
                break;
            case ({ }, { }):
                context.Fail("desiredSize", "desiredSize and autoScaling are both set", "keep one of them");
                break;
        }
    }
}
