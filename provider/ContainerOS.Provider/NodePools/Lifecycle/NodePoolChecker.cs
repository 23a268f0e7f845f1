using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;
using ContainerOS.Rules;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Checks a pool: its shape, every rule, and that no live node would need a rollout. Everything is found in one run.</summary>
internal sealed class NodePoolChecker(ProviderSession session)
{
    /// <summary>The inputs with their name filled in, and what is wrong with them.</summary>
    internal async Task<CheckResult> RunAsync(CheckRequest request, CancellationToken ct)
    {
        var shape = InputChecker.Check(NodePoolSchema.Inputs, request.News);
        var inputs = WithName(shape.Inputs, request);
        var spec = NodePoolBinding.Read(inputs);
        var budget = UserDataBudget.Of(
            spec.Bootstrap ?? ValueList<BootstrapContainer>.Of(),
            session.UserData.Margin,
            session.UserData.Packing
        );
        var facts = await session.Lookups.GetFactsAsync(spec, ct) with
        {
            UserDataBytes = budget is null ? null : (budget.BeforeJoin.Bytes, budget.AfterJoin.Bytes),
            UserDataLimit = UserDataBudget.DocumentedLimit - session.UserData.Margin,
            HeaviestSteps = budget is null ? (string.Empty, string.Empty) : (budget.BeforeJoin.LargestSteps, budget.AfterJoin.LargestSteps),
        };
        var report = PoolValidator.Validate(spec, facts);
        await LogAsync(request.Urn, report, CheckMessages.UserDataSizes(budget), shape.Diagnostics.Count == 0, ct);
        return new CheckResult(
            inputs,
            CheckFailures.From([
                .. shape.Diagnostics,
                .. report.Diagnostics.Where(finding => !session.Suppressions.Covers(finding)),
                .. RolloutGuard.Check(request.Olds, inputs),
            ])
        );
    }

    private static PropertyMap WithName(PropertyMap inputs, CheckRequest request) =>
        inputs.ContainsKey("name") ? inputs : inputs.With("name", Name(request));

    private static string Name(CheckRequest request) =>
        request.Autonaming switch
        {
            { Mode: AutonamingMode.Enforce, ProposedName: { Length: > 0 } name } => name,
            _ => PhysicalName.For(new ResourceUrn(request.Urn)),
        };

    /// <summary>Warnings, hints, and what could not be decided yet, are said and refuse nothing.</summary>
    private async Task LogAsync(string urn, PoolReport report, IEnumerable<string> sizes, bool isWellFormed, CancellationToken ct)
    {
        foreach (
            var hint in report.Diagnostics.Where(finding => finding.Severity is not Severity.Error && !session.Suppressions.Covers(finding))
        )
        {
            await session.Log.WriteAsync(new DiagnosticLogMessage(hint, urn), ct);
        }

        foreach (
            var note in CheckMessages
                .Suppressed(report, session.Suppressions)
                .Concat(isWellFormed ? [.. sizes, .. CheckMessages.Undecided(report)] : [])
        )
        {
            await session.Log.WriteAsync(new LogMessage(LogSeverity.Info, note, urn), ct);
        }
    }
}
