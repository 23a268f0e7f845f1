using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ecs.Instances;

/// <summary>Which instances are listed; members that are not set match everything.</summary>
public sealed record InstanceFilter
{
    /// <summary>Instance ids, at most 100.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Status.</summary>
    public InstanceStatus? Status { get; init; }

    /// <summary>OS image.</summary>
    public string? ImageId { get; init; }

    /// <summary>Instance type.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Zone.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Tags, all of which it has.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters()
    {
        yield return ("InstanceIds", Ids is null ? null : new JArray(Ids.Select(id => new JValue(id))).ToString(Formatting.None));
        yield return ("Status", Status?.Value);
        yield return ("ImageId", ImageId);
        yield return ("InstanceType", InstanceType);
        yield return ("ZoneId", ZoneId);
        foreach (var (tag, index) in (Tags ?? new Dictionary<string, string>()).Select((tag, index) => (tag, index + 1)))
        {
            yield return ($"Tag.{index}.Key", tag.Key);
            yield return ($"Tag.{index}.Value", tag.Value);
        }
    }
}
