namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>What is looked for in the zones.</summary>
public sealed record StockRequest
{
    /// <summary><c>Zone</c>, <c>InstanceType</c>, <c>SystemDisk</c> (needs <see cref="InstanceType"/>), <c>DataDisk</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>One zone only.</summary>
    public string? ZoneId { get; init; }

    /// <summary>One instance type only.</summary>
    public string? InstanceType { get; init; }

    /// <summary><c>PostPaid</c> (also when unset), <c>PrePaid</c>.</summary>
    public string? ChargeType { get; init; }

    /// <summary>Spot strategy.</summary>
    public string? SpotStrategy { get; init; }

    /// <summary>Category of the system disk, when data disks are looked for.</summary>
    public string? SystemDiskCategory { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters() =>
        [
            ("DestinationResource", Destination),
            ("ZoneId", ZoneId),
            ("InstanceType", InstanceType),
            ("InstanceChargeType", ChargeType),
            ("SpotStrategy", SpotStrategy),
            ("SystemDiskCategory", SystemDiskCategory),
        ];
}
