using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>The pool settings that instances were created from: a change of the pool affects only new instances.</summary>
internal static class InstanceTemplates
{
    private static readonly string[] RecordedFields =
    [
        "image_id",
        "vswitch_ids",
        "key_pair",
        "instance_charge_type",
        "spot_strategy",
        "tags",
        "data_disks",
        "system_disk_category",
        "system_disk_size",
        "system_disk_performance_level",
        "system_disk_encrypted",
    ];

    /// <summary>Records the current settings of the pool and returns their index.</summary>
    internal static int RecordCurrent(JObject pool)
    {
        var used = (JArray)(pool["templates"] ??= new JArray());
        var present = new JObject(
            ((JObject)pool["spec"]!["scaling_group"]!)
                .Properties()
                .Where(field => RecordedFields.Contains(field.Name))
                .Select(field => new JProperty(field.Name, field.Value.DeepClone()))
        );
        if (used.Count == 0 || !JToken.DeepEquals(used[^1], present))
        {
            used.Add(present);
        }

        return used.Count - 1;
    }

    /// <summary>
    /// The settings an instance was created from. State files of earlier versions lack them; the pool's current settings are used.
    /// </summary>
    internal static JObject Of(JObject pool, JObject node) =>
        node["shape"] as JObject
        ?? (node["template"] is { } place ? (JObject)pool["templates"]![(int)place]! : (JObject)pool["spec"]!["scaling_group"]!);
}
