using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>
/// Infers the facts of an instance type from its name, when neither the cloud nor the table has it. In <c>ecs.ebmgn7i-c8g1.2xlarge</c>, the
/// letters before the generation are the purpose, those after it the processor, <c>c8g1</c> the vCPUs and GPUs, and the last part the size.
/// Source: the ECS naming rules, and the Arm families that ACK's scheduler projects list.
/// </summary>
internal static partial class InstanceFamilyInference
{
    /// <summary>GiB of memory for each vCPU, by the purpose of a family without GPUs; null where the generations differ.</summary>
    private static readonly Dictionary<string, double?> MemoryRatios = new()
    {
        ["g"] = 4,
        ["c"] = 2,
        ["r"] = 8,
        ["hfg"] = 4,
        ["hfc"] = 2,
        ["hfr"] = 8,
        ["re"] = null,
        ["t"] = null,
        ["s"] = null,
        ["u"] = null,
        ["e"] = null,
        ["n"] = null,
        ["v"] = null,
        ["mn"] = 4,
        ["sn"] = null,
        ["se"] = null,
        ["xn"] = 1,
        ["ce"] = null,
        ["cm"] = null,
        ["ic"] = 1,
        ["hpc"] = null,
        ["sccg"] = null,
        ["scch"] = null,
        ["sccc"] = null,
        ["sccr"] = null,
        ["scchfc"] = null,
        ["scchfg"] = null,
        ["scchfr"] = null,
    };
    private static readonly HashSet<string> Gpu = ["ga", "gn", "vgn", "sgn", "gi", "vgi", "sccgn"];
    private static readonly HashSet<string> LocalDisk = ["d", "i"];

    /// <summary>The facts of a type, inferred from its name; null when the family is not known.</summary>
    internal static InstanceTypeFacts? Infer(string name)
    {
        if (Form().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var purpose = match.Groups["purpose"].Value;
        purpose = purpose.StartsWith("ebm", StringComparison.Ordinal) ? purpose[3..] : purpose;
        var (hasGpu, hasDisks, isPlain) = (Gpu.Contains(purpose), LocalDisk.Contains(purpose), MemoryRatios.ContainsKey(purpose));
        if (!hasGpu && !hasDisks && !isPlain)
        {
            return null;
        }

        var cores = Cores(match);
        return new InstanceTypeFacts(name, IsArm(match), hasGpu ? 1 : 0, hasDisks ? 1 : 0, true)
        {
            CpuCores = cores,
            MemoryGiB = cores * Ratio(match, purpose),
        };
    }

    /// <summary>
    /// The suffix <c>y</c> is Yitian 710 (g8y, c8y, r8y); the suffix <c>r</c> of generation 6 is Ampere Altra (g6r, c6r).
    /// </summary>
    private static bool IsArm(Match match) =>
        match.Groups["suffix"].Value.StartsWith('y') || (match.Groups["generation"].Value == "6" && match.Groups["suffix"].Value == "r");

    /// <summary>The vCPUs: those that the name states, as GPU types do, else by the size: 1, 2, 4 and 4 for each x.</summary>
    private static int? Cores(Match match) =>
        match.Groups["cores"] is { Success: true } stated
            ? Number(stated)
            : match.Groups["size"].Value switch
            {
                "small" => 1,
                "large" => 2,
                "xlarge" => 4,
                _ when match.Groups["times"] is { Success: true } times => 4 * Number(times),
                _ => null,
            };

    /// <summary>The GiB of memory for each vCPU: those that the name states as <c>c1m4</c>, else those of the family.</summary>
    private static double? Ratio(Match match, string purpose) =>
        match.Groups["memory"] is { Success: true } stated ? (double)Number(stated) / Number(match.Groups["part"])
        : match.Groups["suffix"].Value.Length <= 3 ? MemoryRatios.GetValueOrDefault(purpose)
        : null;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^ecs\.(?<purpose>[a-z]+)(?<generation>\d*)(?<suffix>[a-z]*)"
            + @"(-(l?c(?<part>[1-9]\d{0,2})m(?<memory>[1-9]\d{0,2})|c(?<cores>[1-9]\d{0,2})g\d+|[a-z0-9]+))?"
            + @"\.(?<size>(?<times>[1-9]\d{0,2})xlarge|[a-z0-9]+)\z"
    )]
    private static partial Regex Form();
}
