using System.Collections.Frozen;
using System.Globalization;
using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>An instance type of the demo account.</summary>
internal sealed record InstanceType
{
    private const string Arm = "ARM";
    private static readonly InstanceType[] InOrder = ReadAll();
    private static readonly FrozenDictionary<string, InstanceType> ById = InOrder.ToFrozenDictionary(type => type.Id);

    internal static IReadOnlyList<InstanceType> All => InOrder;

    internal required string Id { get; init; }

    internal required string Family { get; init; }

    internal required string Category { get; init; }

    internal required string Level { get; init; }

    internal required int Cores { get; init; }

    internal required double MemoryGiB { get; init; }

    internal required string Architecture { get; init; }

    internal required int GpuAmount { get; init; }

    internal required string GpuSpec { get; init; }

    internal bool IsArm => Architecture == Arm;

    internal bool HasGpu => GpuAmount > 0;

    internal bool HasLocalDisks { get; private init; }

    /// <summary>The type in the format of DescribeInstanceTypes.</summary>
    internal required FieldMap Reply { get; init; }

    internal static InstanceType? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The types with the given names, or all types for no names. Unknown names are ignored, as in the service.</summary>
    internal static IReadOnlyList<InstanceType> Named(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? InOrder : Array.FindAll(InOrder, type => names.Contains(type.Id));

    private static InstanceType[] ReadAll()
    {
        var data = EmbeddedData.Read("instance-types.json");
        var rows = data.Maps("types")!.Value.Concat(data.Maps("families")!.Value.SelectMany(OfFamily));
        return [.. rows.Select(Read).DistinctBy(type => type.Id)];
    }

    /// <summary>The types of a family: a size says how many vCPUs a type has, and the family how much memory for each.</summary>
    private static IEnumerable<FieldMap> OfFamily(FieldMap family) =>
        family
            .Text("sizes")!
            .Split(' ')
            .Select(size =>
                FieldMap.Of(
                    ("instanceTypeId", family.Text("types") + size),
                    ("family", family["family"]),
                    ("category", family["category"]),
                    ("level", family["level"]),
                    ("vCpu", CoresOf(size)),
                    ("memoryGiB", CoresOf(size) * family.Whole("memoryPerVCpu")),
                    ("cpuArchitecture", family["cpuArchitecture"]),
                    ("gpuAmount", 0),
                    ("gpuSpec", string.Empty)
                )
            );

    /// <summary>large has 2 vCPUs, xlarge 4, and 8xlarge 8 times 4.</summary>
    private static long CoresOf(string size) =>
        size switch
        {
            "large" => 2,
            "xlarge" => 4,
            _ => 4 * long.Parse(size[..^"xlarge".Length], CultureInfo.InvariantCulture),
        };

    private static InstanceType Read(FieldMap type)
    {
        var reply = FieldMap.Of(
            ("InstanceTypeId", type["instanceTypeId"]),
            ("InstanceTypeFamily", type["family"]),
            ("InstanceCategory", type["category"]),
            ("InstanceFamilyLevel", type["level"]),
            ("CpuCoreCount", type["vCpu"]),
            ("MemorySize", type["memoryGiB"]),
            ("CpuArchitecture", type["cpuArchitecture"]),
            ("GPUAmount", type["gpuAmount"]),
            ("GPUSpec", type["gpuSpec"]),
            ("LocalStorageAmount", type["localStorageAmount"]),
            ("LocalStorageCapacity", type["localStorageCapacityGiB"]),
            ("LocalStorageCategory", type["localStorageCategory"])
        );
        return new()
        {
            Id = type.Text("instanceTypeId")!,
            Family = type.Text("family")!,
            Category = type.Text("category") ?? string.Empty,
            Level = type.Text("level") ?? string.Empty,
            Cores = (int)type.Whole("vCpu")!.Value,
            MemoryGiB = type.Number("memoryGiB")!.Value,
            Architecture = type.Text("cpuArchitecture")!,
            GpuAmount = (int)(type.Whole("gpuAmount") ?? 0),
            GpuSpec = type.Text("gpuSpec") ?? string.Empty,
            HasLocalDisks = type.Has("localStorageAmount"),
            Reply = reply,
        };
    }
}
