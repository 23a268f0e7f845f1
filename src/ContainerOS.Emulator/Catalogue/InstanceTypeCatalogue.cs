using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>The instance types of the demo account, in the format of DescribeInstanceTypes.</summary>
internal static class InstanceTypeCatalogue
{
    private static readonly JObject[] All = [.. EmbeddedData.Read("instance-types.json")["types"]!.OfType<JObject>().Select(Shape)];

    internal static JObject? Find(string name) => Array.Find(All, type => (string?)type["InstanceTypeId"] == name);

    /// <summary>The types with the given names, or all types for no names. Unknown names are ignored, as in the service.</summary>
    internal static IReadOnlyList<JObject> Named(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? All : [.. All.Where(type => names.Contains((string)type["InstanceTypeId"]!))];

    private static JObject Shape(JObject type)
    {
        var shape = new JObject
        {
            ["InstanceTypeId"] = type["instanceTypeId"],
            ["InstanceTypeFamily"] = type["family"],
            ["InstanceCategory"] = type["category"],
            ["InstanceFamilyLevel"] = type["level"],
            ["CpuCoreCount"] = type["vCpu"],
            ["MemorySize"] = type["memoryGiB"],
            ["CpuArchitecture"] = type["cpuArchitecture"],
            ["GPUAmount"] = type["gpuAmount"],
            ["GPUSpec"] = type["gpuSpec"],
        };
        foreach (
            var (name, from) in new[]
            {
                ("LocalStorageAmount", "localStorageAmount"),
                ("LocalStorageCapacity", "localStorageCapacityGiB"),
                ("LocalStorageCategory", "localStorageCategory"),
            }
        )
        {
            if (type[from] is { Type: not JTokenType.Null } value)
            {
                shape[name] = value;
            }
        }

        return shape;
    }
}
