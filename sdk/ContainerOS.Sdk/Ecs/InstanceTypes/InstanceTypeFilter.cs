using System.Globalization;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>Which instance types are listed; unset members ask for all.</summary>
public sealed record InstanceTypeFilter
{
    /// <summary>Names such as <c>ecs.g7.xlarge</c>, any number of them; one that the service does not know is left out.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Families such as <c>ecs.g7</c>.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary><c>X86</c> or <c>ARM</c>.</summary>
    public string? CpuArchitecture { get; init; }

    /// <summary>Category, such as <c>General-purpose</c>.</summary>
    public string? Category { get; init; }

    /// <summary><c>EntryLevel</c>, <c>EnterpriseLevel</c>, <c>CreditEntryLevel</c>.</summary>
    public string? FamilyLevel { get; init; }

    /// <summary>Fewest vCPUs.</summary>
    public int? MinimumCpuCores { get; init; }

    /// <summary>Most vCPUs.</summary>
    public int? MaximumCpuCores { get; init; }

    /// <summary>Least memory, GiB.</summary>
    public double? MinimumMemory { get; init; }

    /// <summary>Most memory, GiB.</summary>
    public double? MaximumMemory { get; init; }

    /// <summary>Fewest GPUs.</summary>
    public int? MinimumGpus { get; init; }

    /// <summary>Most GPUs; 0 for types without any.</summary>
    public int? MaximumGpus { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters() =>
        [
            .. (Families ?? []).Select((family, index) => ($"InstanceTypeFamilies.{index + 1}", (string?)family)),
            ("CpuArchitecture", CpuArchitecture),
            ("InstanceCategory", Category),
            ("InstanceFamilyLevel", FamilyLevel),
            ("MinimumCpuCoreCount", Text(MinimumCpuCores)),
            ("MaximumCpuCoreCount", Text(MaximumCpuCores)),
            ("MinimumMemorySize", Text(MinimumMemory)),
            ("MaximumMemorySize", Text(MaximumMemory)),
            ("MinimumGPUAmount", Text(MinimumGpus)),
            ("MaximumGPUAmount", Text(MaximumGpus)),
        ];

    private static string? Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
