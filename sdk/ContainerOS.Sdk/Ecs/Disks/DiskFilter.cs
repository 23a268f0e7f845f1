using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ecs.Disks;

/// <summary>Which disks are listed; members that are not set match everything.</summary>
public sealed record DiskFilter
{
    /// <summary>Disk ids, at most 100.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The instance to which it is attached.</summary>
    public string? InstanceId { get; init; }

    /// <summary><c>system</c>, <c>data</c>, <c>all</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Category, such as <c>cloud_essd</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Status.</summary>
    public DiskStatus? Status { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters()
    {
        yield return ("DiskIds", Ids is null ? null : new JArray(Ids.Select(id => new JValue(id))).ToString(Formatting.None));
        yield return ("InstanceId", InstanceId);
        yield return ("DiskType", Type);
        yield return ("Category", Category);
        yield return ("Status", Status?.Value);
    }
}
