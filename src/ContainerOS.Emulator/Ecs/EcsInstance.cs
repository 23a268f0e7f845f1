using ContainerOS.Emulator.Catalogue;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>One instance.</summary>
/// <param name="Node">What is kept of it.</param>
/// <param name="Shape">The settings of the pool when it was made.</param>
/// <param name="Pool">The pool that it is in; null for none.</param>
internal sealed record EcsInstance(JObject Node, JObject Shape, JObject? Pool)
{
    private const int PendingMilliseconds = 5_000;

    internal string Id => (string)Node["id"]!;

    internal string Image => (string?)Node["image"] ?? (string)Shape["image_id"]!;

    internal JObject Type => InstanceTypeCatalogue.Find((string)Node["type"]!)!;

    internal long CreatedAt => (long)Node["born"]!;

    /// <summary>Which of the pool's vSwitches it is in: spread over them by its id.</summary>
    internal string VSwitch =>
        Shape["vswitch_ids"] is JArray { Count: > 0 } ids ? (string)ids[Id.Sum(letter => letter) % ids.Count]! : DemoAccount.VSwitchIds[0];

    internal string Zone => $"{DemoAccount.Region}-{VSwitch[^1]}";

    internal string Status(long now) => now < CreatedAt + PendingMilliseconds ? "Pending" : "Running";
}
