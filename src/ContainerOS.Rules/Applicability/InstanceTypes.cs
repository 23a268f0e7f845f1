using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Applicability;

/// <summary>Judges instance types by what the cloud says of them, else by the table, else by the family's name.</summary>
internal static class InstanceTypes
{
    private const int Most = 10;

    internal static IEnumerable<Verdict> Judge(NodePoolSpec spec, PoolFacts facts, Func<InstanceTypeFacts, bool> isWrong, string what, string fix)
    {
        if (spec.InstanceTypes is not { } types)
        {
            yield break;
        }

        if (!types.IsFullyKnown)
        {
            yield return new Undecided("instanceTypes", "not every instance type is known yet");
        }

        foreach (var (index, name) in types.KnownItems.Take(Most))
        {
            var type = facts.InstanceTypes.GetValueOrDefault(name) ?? InstanceFamilies.Infer(name);
            if (isWrong(type))
            {
                var ground = type.IsInferred ? " (concluded from the family's name)" : string.Empty;
                yield return new Fail($"instanceTypes[{index}]", $"{name} {what}{ground}", fix);
            }
        }
    }
}
