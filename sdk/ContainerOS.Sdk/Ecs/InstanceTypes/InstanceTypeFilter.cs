using System.Globalization;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>Which instance types are listed; members that are not set match everything.</summary>
public sealed record InstanceTypeFilter
{
    /// <summary>The names, such as <c>ecs.g7.xlarge</c>. Unknown names are ignored.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>The families, such as <c>ecs.g7</c>.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary><c>X86</c> or <c>ARM</c>.</summary>
    public string? CpuArchitecture { get; init; }

    /// <summary>Category, such as <c>General-purpose</c>.</summary>
    public string? Category { get; init; }

    /// <summary><c>EntryLevel</c>, <c>EnterpriseLevel</c>, <c>CreditEntryLevel</c>.</summary>
    public string? FamilyLevel { get; init; }

    /// <summary>The smallest number of vCPUs.</summary>
    public int? MinimumCpuCores { get; init; }

    /// <summary>The largest number of vCPUs.</summary>
    public int? MaximumCpuCores { get; init; }

    /// <summary>The smallest memory, in GiB.</summary>
    public double? MinimumMemory { get; init; }

    /// <summary>The largest memory, in GiB.</summary>
    public double? MaximumMemory { get; init; }

    /// <summary>The smallest number of GPUs.</summary>
    public int? MinimumGpus { get; init; }

    /// <summary>The largest number of GPUs; 0 for types without GPUs.</summary>
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
