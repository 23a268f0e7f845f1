using System.Collections.Concurrent;
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
                    isRemovedByFix && HasValidType(pool) ? [FixEdit.Remove(path)] : null
                );
            }
        }
    }

    /// <summary>
    /// Whether the pool has a type that ContainerOS runs on as far as is known, so that it still has one after the wrong ones are removed,
    /// whichever rules report them.
    /// </summary>
    private static bool HasValidType(CheckedPool pool) =>
        pool.Spec.InstanceTypes is { IsKnown: true } types
        && types.Items.Any(item =>
            item.IsKnown
            && Find(pool.Facts, item.Content) is { IsArm: false, LocalDiskAmount: 0 } type
            && (type.GpuAmount == 0 || pool.Spec.AllowGpu is { IsKnown: true, Content: true })
        );

    /// <summary>The facts of a type, from the cloud if it lists the type; null when nothing is known about it.</summary>
    internal static InstanceTypeFacts? Find(PoolFacts facts, string name) =>
        facts.InstanceTypes.GetValueOrDefault(name) ?? FindOffline(name);

    /// <summary>Why nothing is known about a type.</summary>
    internal static string UnknownTypeReason(Value<string> name, PoolFacts facts) =>
        facts.InstanceTypesMissingBecause is { } because
            ? $"{name} is not in the compiled-in table, and its family is not known; {because}"
            : $"the cloud does not list {name}";

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

    private static string DescribeSource(InstanceTypeFacts? reported, InstanceTypeFacts? offline, Func<InstanceTypeFacts, bool?> isWrong) =>
        (reported, offline) switch
        {
            ({ }, { } other) when isWrong(other) is false => " (reported by the cloud; the tables of this release differ)",
            ({ }, _) => string.Empty,
            (_, { IsInferred: true }) => " (inferred from its name and public tables; the cloud was not queried)",
            _ => string.Empty,
        };
}
