using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Rules;
using ContainerOS.UserData;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring;

/// <summary>
/// Checks pools of a program with the rules of the provider, without a cloud and before an engine is asked. A rule that needs a value that
/// is not known yet, or a fact of the cloud, does not report anything here: the provider checks the pool again.
/// </summary>
/// <param name="suppressed">The codes of rules that the program suppresses.</param>
public sealed class PoolChecks(IReadOnlySet<string> suppressed)
{
    /// <summary>Checks without suppressed rules.</summary>
    public static PoolChecks All { get; } = new(new HashSet<string>());

    /// <summary>The errors in the inputs of a pool.</summary>
    public IReadOnlyList<Diagnostic> FindErrors(Bag inputs)
    {
        var bound = PoolBinder.Read(inputs);
        return [.. bound.Diagnostics, .. FindErrors(bound.Spec)];
    }

    /// <summary>The errors in a pool.</summary>
    public IReadOnlyList<Diagnostic> FindErrors(NodePoolSpec pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return FindErrors(pool, FactsOf(pool));
    }

    /// <summary>The errors in a pool with facts that are known.</summary>
    internal IReadOnlyList<Diagnostic> FindErrors(NodePoolSpec pool, PoolFacts facts) =>
        [
            .. PoolValidator
                .Validate(pool, facts)
                .Diagnostics.Where(found => found.Severity is Severity.Error && !suppressed.Contains(found.Code)),
        ];

    /// <summary>What is known of a pool without a cloud: the size of its user data.</summary>
    internal static PoolFacts FactsOf(NodePoolSpec pool)
    {
        var budget = UserDataBudget.Of(pool.Bootstrap ?? ValueList<BootstrapContainer>.Of());
        return budget is null
            ? PoolFacts.Offline
            : PoolFacts.Offline with
            {
                UserDataBytes = (budget.BeforeJoin.Bytes, budget.AfterJoin.Bytes),
                HeaviestSteps = (budget.BeforeJoin.LargestSteps, budget.AfterJoin.LargestSteps),
            };
    }
}
