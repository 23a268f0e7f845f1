namespace ContainerOS.Sdk.Ecs.Prices;

/// <summary>The resources.</summary>
public sealed record PriceRequest
{
    /// <summary>Instance type.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The OS image; required together with a system disk.</summary>
    public string? ImageId { get; init; }

    /// <summary><c>Hour</c> (the default), <c>Week</c> (China site only), <c>Month</c>, <c>Year</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>How many units of time; 1 when null.</summary>
    public int? Period { get; init; }

    /// <summary>How many; 1 when null.</summary>
    public int? Amount { get; init; }

    /// <summary>Spot strategy, for the price of a spot instance.</summary>
    public string? SpotStrategy { get; init; }

    /// <summary>Zone, for the price of a spot instance.</summary>
    public string? ZoneId { get; init; }

    /// <summary>System disk.</summary>
    public PricedDisk? SystemDisk { get; init; }

    /// <summary>Data disks.</summary>
    public IReadOnlyList<PricedDisk>? DataDisks { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters() =>
        [
            ("InstanceType", InstanceType),
            ("ImageId", ImageId),
            ("PriceUnit", Unit),
            ("Period", Period is { } period ? $"{period}" : null),
            ("Amount", Amount is { } amount ? $"{amount}" : null),
            ("SpotStrategy", SpotStrategy),
            ("ZoneId", ZoneId),
            .. SystemDisk?.Parameters("SystemDisk") ?? [],
            .. (DataDisks ?? []).SelectMany((disk, index) => disk.Parameters($"DataDisk.{index + 1}")),
        ];
}

/// <summary>A disk to price.</summary>
/// <param name="Category">Category, such as <c>cloud_essd</c>.</param>
/// <param name="Size">Size, GiB.</param>
/// <param name="PerformanceLevel"><c>PL0</c> to <c>PL3</c> of an ESSD; null for the default of the service.</param>
public sealed record PricedDisk(string Category, int Size, string? PerformanceLevel = null)
{
    internal IEnumerable<(string Name, string? Value)> Parameters(string prefix) =>
        [($"{prefix}.Category", Category), ($"{prefix}.Size", $"{Size}"), ($"{prefix}.PerformanceLevel", PerformanceLevel)];
}
