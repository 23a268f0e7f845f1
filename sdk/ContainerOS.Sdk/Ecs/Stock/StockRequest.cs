namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>The resources to look for in the zones.</summary>
public sealed record StockRequest
{
    /// <summary><c>Zone</c>, <c>InstanceType</c>, <c>SystemDisk</c> (needs <see cref="InstanceType"/>), <c>DataDisk</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>The zone; null for all.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The instance type; null for all.</summary>
    public string? InstanceType { get; init; }

    /// <summary><c>PostPaid</c> (the default), <c>PrePaid</c>.</summary>
    public string? ChargeType { get; init; }

    /// <summary>Spot strategy.</summary>
    public string? SpotStrategy { get; init; }

    /// <summary>Category of the system disk, when looking for data disks.</summary>
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
