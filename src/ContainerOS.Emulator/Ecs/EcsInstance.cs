using ContainerOS.Emulator.Catalogue;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>An ECS instance.</summary>
/// <param name="Node">Its stored state.</param>
/// <param name="Shape">The settings of its pool when it was created.</param>
/// <param name="Pool">The pool it belongs to; null for none.</param>
internal sealed record EcsInstance(JObject Node, JObject Shape, JObject? Pool)
{
    private const int PendingMilliseconds = 5_000;

    internal string Id => (string)Node["id"]!;

    internal string Image => (string?)Node["image"] ?? (string)Shape["image_id"]!;

    internal JObject Type => InstanceTypeCatalogue.Find((string)Node["type"]!)!;

    internal long CreatedAt => (long)Node["born"]!;

    /// <summary>Its vSwitch, chosen among those of the pool by its id.</summary>
    internal string VSwitch =>
        Shape["vswitch_ids"] is JArray { Count: > 0 } ids ? (string)ids[Id.Sum(letter => letter) % ids.Count]! : DemoAccount.VSwitchIds[0];

    internal string Zone => $"{DemoAccount.Region}-{VSwitch[^1]}";

    internal string Status(long now) => now < CreatedAt + PendingMilliseconds ? "Pending" : "Running";
}
