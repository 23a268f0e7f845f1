using System.Text.RegularExpressions;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>
/// Concludes what a type is from its family's name, where neither cloud nor table knows it. The letters before the generation name the
/// purpose, those behind it the processor: inferred from the ECS naming rules and from the Arm families that ACK's scheduler projects list.
/// </summary>
internal static partial class InstanceFamilyInference
{
    private static readonly HashSet<string> Plain = ["g", "c", "r", "hfg", "hfc", "hfr", "t", "s", "u", "re", "e"];
    private static readonly HashSet<string> Gpu = ["gn", "vgn", "sgn", "gi", "vgi"];
    private static readonly HashSet<string> LocalDisk = ["d", "i"];

    /// <summary>What the name says of a type; null when it is of no family these rules know.</summary>
    internal static InstanceTypeFacts? Infer(string name)
    {
        if (Form().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var purpose = match.Groups["purpose"].Value;
        purpose = purpose.StartsWith("ebm", StringComparison.Ordinal) ? purpose[3..] : purpose;
        var isPlain = Plain.Contains(purpose);
        return isPlain || Gpu.Contains(purpose) || LocalDisk.Contains(purpose)
            ? new InstanceTypeFacts(name, IsArm(match), Gpu.Contains(purpose) ? 1 : 0, LocalDisk.Contains(purpose) ? 1 : 0, true)
            : null;
    }

    /// <summary>Yitian 710 is marked <c>y</c> (g8y, c8y, r8y), Ampere Altra <c>r</c> of the sixth generation (g6r, c6r).</summary>
    private static bool IsArm(Match match) =>
        match.Groups["suffix"].Value.StartsWith('y') || (match.Groups["generation"].Value == "6" && match.Groups["suffix"].Value == "r");

    [GeneratedRegex(@"^ecs\.(?<purpose>[a-z]+)(?<generation>\d*)(?<suffix>[a-z]*)(-[a-z0-9]+)?\.[a-z0-9]+\z")]
    private static partial Regex Form();
}
