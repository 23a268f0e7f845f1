namespace ContainerOS.Sdk.Ecs.Prices;

/// <summary>A disk that is priced.</summary>
/// <param name="Category">Category, such as <c>cloud_essd</c>.</param>
/// <param name="Size">Size, GiB.</param>
/// <param name="PerformanceLevel"><c>PL0</c> to <c>PL3</c> of an ESSD; the service's when null.</param>
public sealed record PricedDisk(string Category, int Size, string? PerformanceLevel = null)
{
    internal IEnumerable<(string Name, string? Value)> Parameters(string prefix) =>
        [($"{prefix}.Category", Category), ($"{prefix}.Size", $"{Size}"), ($"{prefix}.PerformanceLevel", PerformanceLevel)];
}
