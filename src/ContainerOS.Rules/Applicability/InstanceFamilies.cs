using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>Concludes what a type is from its family's name, where the cloud was not asked. Inferred from the ECS naming rules.</summary>
internal static class InstanceFamilies
{
    /// <summary>Yitian 710 (8y) and Ampere Altra (6r) families.</summary>
    private static readonly string[] Arm = ["g8y", "c8y", "r8y", "g6r", "c6r"];
    private static readonly string[] Gpu = ["gn", "vgn", "sgn", "ebmgn", "gi", "vgi"];
    private static readonly string[] LocalDisk = ["d1", "d2", "d3", "i1", "i2", "i3", "i4", "i5"];

    internal static InstanceTypeFacts Infer(string name)
    {
        var family = name.Split('.') is ["ecs", var second, ..] ? second.Split('-')[0] : string.Empty;
        return new InstanceTypeFacts(name, Arm.Contains(family), Starts(Gpu, family) ? 1 : 0, Starts(LocalDisk, family) ? 1 : 0, true);
    }

    private static bool Starts(string[] families, string family) => Array.Exists(families, start => family.StartsWith(start, StringComparison.Ordinal));
}
