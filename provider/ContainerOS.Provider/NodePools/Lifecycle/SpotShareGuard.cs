using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Rules;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// Refuses another <c>multiAzPolicy</c> for a pool that keeps a share of spot instances: a change has no way to remove a share, and ACK
/// takes one only with costOptimized, so every update would fail.
/// </summary>
internal static class SpotShareGuard
{
    private const string CostOptimized = "costOptimized";
    private static readonly string[] Shares = ["onDemandBase", "onDemandPercentage", "pools"];

    /// <summary>
    /// The error; none if the pool has no share that the program leaves out. A program that sets one is refused by a rule.
    /// </summary>
    /// <param name="current">The inputs of the last run, or those of the live pool.</param>
    /// <param name="news">The requested inputs.</param>
    internal static IEnumerable<Diagnostic> Check(PropertyMap current, PropertyMap news)
    {
        if (
            news.Find("multiAzPolicy")?.Unwrapped is PropertyString { Value: not CostOptimized } policy
            && current.Find("spot")?.Unwrapped is PropertyMap has
            && news.Find("spot")?.Unwrapped is PropertyMap spot
            && !Array.Exists(Shares, spot.ContainsKey)
            && Array.Find(Shares, has.ContainsKey) is { } kept
            && RuleCatalogue.FindInfo("COS6018") is { } rule
        )
        {
            yield return new Diagnostic(
                rule.Code,
                rule.Severity,
                "multiAzPolicy",
                $"multiAzPolicy is {policy.Value}, and the pool keeps spot.{kept}, which the program no longer sets",
                rule.Why + "; a share that was set once cannot be removed",
                $"use multiAzPolicy: {CostOptimized}, or create another pool",
                rule.Source
            );
        }
    }

    /// <summary>Throws the error of a live pool.</summary>
    /// <exception cref="DiagnosticFaultException">There is one.</exception>
    internal static void ThrowIfKept(PropertyMap live, PropertyMap news)
    {
        foreach (var diagnostic in Check(live, news))
        {
            throw new DiagnosticFaultException(diagnostic);
        }
    }
}
