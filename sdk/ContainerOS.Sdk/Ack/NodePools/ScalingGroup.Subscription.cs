namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial record ScalingGroup
{
    /// <summary>For how long <c>PrePaid</c> nodes are paid, in units of <see cref="PeriodUnit"/>: weeks 1..4, months 1..9, 12, 24, 36, 48 or 60.</summary>
    public int? Period
    {
        get => Integer("period");
        init => Put("period", value);
    }

    /// <summary><c>Month</c> (also when unset) or <c>Week</c>.</summary>
    public string? PeriodUnit
    {
        get => Text("period_unit");
        init => Put("period_unit", value);
    }

    /// <summary>Whether <c>PrePaid</c> nodes are paid on by themselves.</summary>
    public bool? AutoRenew
    {
        get => Truth("auto_renew");
        init => Put("auto_renew", value);
    }

    /// <summary>For how long each time, in units of <see cref="PeriodUnit"/>: weeks 1..3, months 1, 2, 3, 6, 12, 24, 36, 48 or 60.</summary>
    public int? AutoRenewPeriod
    {
        get => Integer("auto_renew_period");
        init => Put("auto_renew_period", value);
    }

    /// <summary>Which reserved capacity new nodes use.</summary>
    public PrivatePoolOptions? PrivatePool
    {
        get => Part("private_pool_options", f => new PrivatePoolOptions(f));
        init => Put("private_pool_options", value);
    }
}
