using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5004: taints are unique.</summary>
internal sealed class TaintsAreUniqueRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5004",
            Title = "taints are unique",
            Paths = ["taints[]"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Inferred,
            Why = "a node has one taint per key and effect; with two, Kubernetes rejects the node or drops one of them",
            Fix = "keep one of them, or change the effect of one",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var seen = pool.Spec.Taints is { Items.Count: > 1 } ? new Dictionary<(string, TaintEffect), Value<string>?>() : null;
        foreach (var (path, taint) in context.Each(pool.Spec.Taints, "taints"))
        {
            if (
                context.TryGetKnown(taint.Content.Key, path + ".key", out var key)
                && context.TryGetKnown(taint.Content.Effect ?? TaintEffect.NoSchedule, path + ".effect", out var effect)
                && seen?.TryAdd((key, effect), taint.Content.Value) is false
            )
            {
                context.Fail(
                    path,
                    $"{taint.Content.Key} with the effect {PoolTerms.TaintEffects.Of(effect)} is a duplicate",
                    edits: seen[(key, effect)] == taint.Content.Value ? [FixEdit.Remove(path)] : null
                );
            }
        }
    }
}
