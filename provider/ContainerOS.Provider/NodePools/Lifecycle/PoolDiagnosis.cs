using System.Collections.Concurrent;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
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
/// <param name="Facts">The facts about the cloud that the rules were given.</param>
/// <param name="Budget">The size of its user data; null while it is not known.</param>
/// <param name="Report">What the rules found.</param>
/// <param name="Diagnostics">The findings of the schema, and those of rules that are not suppressed.</param>
internal sealed record PoolDiagnosis(
    PropertyMap Inputs,
    NodePoolSpec Spec,
    PoolFacts Facts,
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
        return new(inputs.Inputs, spec, facts, budget, report, [.. inputs.Diagnostics, .. NotSuppressed(session, report)])
        {
            MatchesSchema = inputs.Diagnostics.Count == 0,
        };
    }

    /// <summary>
    /// The same pool after its name was chosen. Only the rules about the name are checked; null if the image of the pool is another one
    /// by now, so that all rules have to be.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="inputs">The checked inputs with the name; without it if there is none.</param>
    /// <param name="findOther">As for <see cref="RunAsync"/>.</param>
    internal PoolDiagnosis? WithName(ProviderSession session, PropertyMap inputs, Func<NodePoolSpec, string?> findOther)
    {
        // A rollout of an earlier wave may have put the image into quarantine. All other facts are those of the session.
        if (session.Images.FactsOf(Spec.Os.ObjectOrNull()) != Facts.Pin)
        {
            return null;
        }

        var spec = Spec with { Name = NodePoolBinding.ReadName(inputs) };
        var facts = Facts with { PoolOfTheSameName = findOther(spec) };
        var report = PoolValidator.ValidateName(spec, facts, Report);
        return this with
        {
            Inputs = inputs,
            Spec = spec,
            Facts = facts,
            Report = report,
            Diagnostics = [.. NotSuppressed(session, report)],
        };
    }

    private static IEnumerable<Diagnostic> NotSuppressed(ProviderSession session, PoolReport report) =>
        report.Diagnostics.Where(diagnostic => !session.Suppressions.Covers(diagnostic));
}

/// <summary>
/// What a component has found in the pools that it is registering. The engine calls Check for each of them, with the inputs that the
/// component has just checked: only the name is new.
/// </summary>
internal sealed class PoolDiagnosisCache
{
    private readonly ConcurrentDictionary<string, PoolDiagnosis> entries = new(StringComparer.Ordinal);

    /// <summary>Keeps a diagnosis until the pool is registered. One with errors of the schema is not kept.</summary>
    /// <param name="name">The name of the resource.</param>
    /// <param name="diagnosis">The diagnosis.</param>
    internal void Add(string name, PoolDiagnosis diagnosis)
    {
        if (diagnosis.MatchesSchema)
        {
            entries[name] = diagnosis;
        }
    }

    /// <summary>Removes the diagnosis of a pool.</summary>
    internal void Remove(string name, PoolDiagnosis diagnosis) => entries.TryRemove(KeyValuePair.Create(name, diagnosis));

    /// <summary>Removes all diagnoses: the settings that they depend on change.</summary>
    internal void Clear() => entries.Clear();

    /// <summary>The diagnosis of a pool; null if there is none, or if it is of other inputs.</summary>
    /// <param name="name">The name of the resource. Two components may have children of the same name.</param>
    /// <param name="inputs">The inputs in Check.</param>
    internal PoolDiagnosis? Find(string name, PropertyMap inputs) =>
        entries.GetValueOrDefault(name) is { } diagnosis && diagnosis.Inputs.Equals(inputs) ? diagnosis : null;
}
