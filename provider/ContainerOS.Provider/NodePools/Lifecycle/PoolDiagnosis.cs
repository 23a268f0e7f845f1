using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rules;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>What schema and rules find in the inputs of a pool. Resources, components and functions check with it.</summary>
/// <param name="Inputs">The checked inputs.</param>
/// <param name="Spec">The pool.</param>
/// <param name="Budget">The size of its user data; null while it is not known.</param>
/// <param name="Report">What the rules found.</param>
/// <param name="Diagnostics">The findings of the schema, and those of rules that are not suppressed.</param>
internal sealed record PoolDiagnosis(
    PropertyMap Inputs,
    NodePoolSpec Spec,
    UserDataBudget? Budget,
    PoolReport Report,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Whether the inputs match the schema.</summary>
    internal bool MatchesSchema { get; private init; }

    /// <summary>Checks the inputs of a pool.</summary>
    /// <param name="session">The session.</param>
    /// <param name="inputs">The inputs, after the schema check.</param>
    /// <param name="findOther">
    /// Returns the name of another pool of the program that would be the same one in the cloud; null for none.
    /// </param>
    /// <param name="ct">Cancels lookups.</param>
    internal static async Task<PoolDiagnosis> RunAsync(
        ProviderSession session,
        CheckedInputs inputs,
        Func<NodePoolSpec, string?>? findOther,
        CancellationToken ct
    )
    {
        var userData = session.UserData;
        var spec = NodePoolBinding.Read(inputs.Inputs);
        var budget = UserDataBudget.Of(spec.Bootstrap ?? ValueList<BootstrapContainer>.Of(), userData.Margin, userData.Packing);
        var facts = await session.Lookups.GetFactsAsync(spec, ct) with
        {
            Pin = session.Images.FactsOf(spec.Os.ObjectOrNull()),
            PoolOfTheSameName = findOther?.Invoke(spec),
            UserDataBytes = budget is null ? null : (budget.BeforeJoin.Bytes, budget.AfterJoin.Bytes),
            UserDataLimit = UserDataBudget.DocumentedLimit - userData.Margin,
            HeaviestSteps = budget is null ? (string.Empty, string.Empty) : (budget.BeforeJoin.LargestSteps, budget.AfterJoin.LargestSteps),
        };
        var report = PoolValidator.Validate(spec, facts);
        return new(
            inputs.Inputs,
            spec,
            budget,
            report,
            [.. inputs.Diagnostics, .. report.Diagnostics.Where(diagnostic => !session.Suppressions.Covers(diagnostic))]
        )
        {
            MatchesSchema = inputs.Diagnostics.Count == 0,
        };
    }
}
