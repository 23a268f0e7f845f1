using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Applicability;

/// <summary>Judges instance types by what the cloud says of them, else by the table, else by the family's name.</summary>
internal static class InstanceTypeScan
{
    private static readonly ConcurrentDictionary<string, InstanceTypeFacts> InferredTypes = new();

    /// <summary>Fails every type that is wrong; a type of which nothing, or not enough, is known leaves the rule undecided.</summary>
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
            var (said, offline) = (pool.Facts.InstanceTypes.GetValueOrDefault(name.Content), FindOffline(name.Content));
            if ((said ?? offline) is not { } type)
            {
                context.MarkUndecided(path, UnknownTypeReason(name, pool.Facts));
            }
            else if (isWrong(type) is not { } wrong)
            {
                context.MarkUndecided(path, $"of {name} no more is known than its family");
            }
            else if (wrong)
            {
                context.Fail(
                    path,
                    $"{name} {message}{DescribeSource(said, offline, isWrong)}",
                    fix,
                    source,
                    isRemovedByFix && HasOtherValidType(pool, isWrong) ? [FixEdit.Remove(path)] : null
                );
            }
        }
    }

    /// <summary>Whether the pool still has a type that is known to be right when all that are wrong are taken away.</summary>
    private static bool HasOtherValidType(CheckedPool pool, Func<InstanceTypeFacts, bool?> isWrong) =>
        pool.Spec.InstanceTypes is { IsKnown: true } types
        && types.Items.Any(item =>
            item.IsKnown
            && (pool.Facts.InstanceTypes.GetValueOrDefault(item.Content) ?? FindOffline(item.Content)) is { } type
            && isWrong(type) is false
        );

    /// <summary>What is known of a type without a cloud: by the table, else by the family's name; null when neither knows it.</summary>
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
            ? $"{name} is in no table and of no family that is known; {because}"
            : $"the cloud does not list {name}";

    private static string DescribeSource(InstanceTypeFacts? said, InstanceTypeFacts? offline, Func<InstanceTypeFacts, bool?> isWrong) =>
        (said, offline) switch
        {
            ({ }, { } other) when isWrong(other) is false => " (the cloud says so; the names and tables of this release say otherwise)",
            ({ }, _) => string.Empty,
            (_, { IsInferred: true }) => " (inferred from its name and public tables; the cloud was not asked)",
            _ => string.Empty,
        };
}

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
