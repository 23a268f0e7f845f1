using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Applicability;

/// <summary>Checks instance types by the facts from the cloud, else from the table, else inferred from the family name.</summary>
internal static class InstanceTypeScan
{
    private static readonly ConcurrentDictionary<string, InstanceTypeFacts> InferredTypes = new();

    /// <summary>Reports every wrong type. A type whose facts are missing or incomplete leaves the rule undecided.</summary>
    internal static void Check(
        CheckedPool pool,
        RuleContext context,
        Func<InstanceTypeFacts, bool?> isWrong,
        string message,
        string? fix = null,
        ConflictingSource? source = null,
        bool isRemovedByFix = false
    )
    {
        foreach (var (path, name) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            var (reported, offline) = (pool.Facts.InstanceTypes.GetValueOrDefault(name.Content), FindOffline(name.Content));
            if ((reported ?? offline) is not { } type)
            {
                context.MarkUndecided(path, UnknownTypeReason(name, pool.Facts));
            }
            else if (isWrong(type) is not { } wrong)
            {
                context.MarkUndecided(path, $"only the family of {name} is known");
            }
            else if (wrong)
            {
                context.Fail(
                    path,
                    $"{name} {message}{DescribeSource(reported, offline, isWrong)}",
                    fix,
                    source,
                    isRemovedByFix && HasOtherValidType(pool, isWrong) ? [FixEdit.Remove(path)] : null
                );
            }
        }
    }

    /// <summary>
    /// Whether the pool has a type that is known to be right, so that it still has a type after the wrong ones are removed.
    /// </summary>
    private static bool HasOtherValidType(CheckedPool pool, Func<InstanceTypeFacts, bool?> isWrong) =>
        pool.Spec.InstanceTypes is { IsKnown: true } types
        && types.Items.Any(item =>
            item.IsKnown
            && (pool.Facts.InstanceTypes.GetValueOrDefault(item.Content) ?? FindOffline(item.Content)) is { } type
            && isWrong(type) is false
        );

    /// <summary>The facts of a type without a cloud: from the table, else inferred from its name; null when neither has it.</summary>
    private static InstanceTypeFacts? FindOffline(string name) =>
        InstanceTypeTable.Find(name)
        ?? (InferredTypes.TryGetValue(name, out var known) ? known : AddToCache(InstanceFamilyInference.Infer(name)));

    private static InstanceTypeFacts? AddToCache(InstanceTypeFacts? type)
    {
        if (type is not null && InferredTypes.Count < 10_000)
        {
            InferredTypes.TryAdd(type.Name, type);
        }

        return type;
    }

    private static string UnknownTypeReason(Value<string> name, PoolFacts facts) =>
        facts.InstanceTypesMissingBecause is { } because
            ? $"{name} is not in the compiled-in table, and its family is not known; {because}"
            : $"the cloud does not list {name}";

    private static string DescribeSource(InstanceTypeFacts? reported, InstanceTypeFacts? offline, Func<InstanceTypeFacts, bool?> isWrong) =>
        (reported, offline) switch
        {
            ({ }, { } other) when isWrong(other) is false => " (reported by the cloud; the tables of this release differ)",
            ({ }, _) => string.Empty,
            (_, { IsInferred: true }) => " (inferred from its name and public tables; the cloud was not queried)",
            _ => string.Empty,
        };
}

/// <summary>
/// Infers the facts of an instance type from its family name, when neither the cloud nor the table has it. The letters before the
/// generation are the purpose, those after it the processor. Source: the ECS naming rules, and the Arm families that ACK's scheduler
/// projects list.
/// </summary>
internal static partial class InstanceFamilyInference
{
    private static readonly HashSet<string> Plain = ["g", "c", "r", "hfg", "hfc", "hfr", "t", "s", "u", "re", "e"];
    private static readonly HashSet<string> Gpu = ["gn", "vgn", "sgn", "gi", "vgi"];
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
        var isPlain = Plain.Contains(purpose);
        return isPlain || Gpu.Contains(purpose) || LocalDisk.Contains(purpose)
            ? new InstanceTypeFacts(name, IsArm(match), Gpu.Contains(purpose) ? 1 : 0, LocalDisk.Contains(purpose) ? 1 : 0, true)
            : null;
    }

    /// <summary>
    /// The suffix <c>y</c> is Yitian 710 (g8y, c8y, r8y); the suffix <c>r</c> of generation 6 is Ampere Altra (g6r, c6r).
    /// </summary>
    private static bool IsArm(Match match) =>
        match.Groups["suffix"].Value.StartsWith('y') || (match.Groups["generation"].Value == "6" && match.Groups["suffix"].Value == "r");

    [GeneratedRegex(@"^ecs\.(?<purpose>[a-z]+)(?<generation>\d*)(?<suffix>[a-z]*)(-[a-z0-9]+)?\.[a-z0-9]+\z")]
    private static partial Regex Form();
}
