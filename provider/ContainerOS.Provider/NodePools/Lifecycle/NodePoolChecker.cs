using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rules;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>
/// Checks the inputs of a pool against the schema and all rules, and refuses changes that need a rollout. Reports everything in one run.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="names">The names of pools in this run.</param>
internal sealed class NodePoolChecker(ProviderSession session, PoolNames names)
{
    /// <summary>Returns the inputs with the name filled in, and the errors.</summary>
    internal async Task<CheckResult> RunAsync(CheckRequest request, CancellationToken ct)
    {
        var ofComponent = session.Diagnoses.Find(new ResourceUrn(request.Urn).Name, request.News);
        var checkedInputs = ofComponent is null
            ? InputChecker.Check(NodePoolShape.Inputs, request.News)
            : new CheckedInputs(ofComponent.Inputs, []);
        var name = names.Choose(request, checkedInputs.Inputs);
        var inputs = name is null ? checkedInputs.Inputs : checkedInputs.Inputs.With("name", name);
        var diagnosis =
            ofComponent?.WithName(session, inputs, FindOther)
            ?? await PoolDiagnosis.RunAsync(session, checkedInputs with { Inputs = inputs }, FindOther, ct);
        var older = RolloutGuard.Check(request.Olds, inputs);
        Diagnostic[] diagnostics =
        [
            // Of a live pool, the comparison with its cluster says the same again.
            .. diagnosis.Diagnostics.Where(each => older.Count == 0 || each.Code != RolloutGuard.SameOfNewPools),
            .. name is null ? new[] { SchemaDiagnostics.NameNeeded() } : [],
            .. older,
            .. SpotShareGuard.Check(request.Olds, inputs),
        ];
        // The engine shows errors itself: they are the check failures.
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Severity is not Severity.Error))
        {
            await session.Log.WriteAsync(session.Form.Write(new DiagnosticLogMessage(diagnostic, request.Urn)), ct);
        }

        // Sizes and undecided rules of inputs that do not match the schema would be misleading.
        await LogNotesAsync(
            request.Urn,
            diagnosis.Report,
            diagnosis.Budget,
            session.Images.Describe(diagnosis.Spec.Os.ObjectOrNull()),
            matchesSchema: diagnosis.MatchesSchema,
            ct
        );
        return new CheckResult(inputs, CheckFailures.From(diagnostics));

        string? FindOther(NodePoolSpec spec) => names.FindOther(request.Urn, Known(spec.ClusterId), Known(spec.Name))?.Name;
    }

    private static string? Known(Value<string>? value) => value is { IsKnown: true } known ? known.Content : null;

    private async Task LogNotesAsync(
        string urn,
        PoolReport report,
        UserDataBudget? budget,
        string? image,
        bool matchesSchema,
        CancellationToken ct
    )
    {
        var isFull = session.Form is DiagnosticForm.Full;
        foreach (var note in CheckMessages.Suppressed(report, session.Suppressions))
        {
            await (isFull ? LogAsync(LogSeverity.Info, note) : session.LogOnceAsync(note, ct));
        }

        if (image is not null)
        {
            await (
                isFull ? LogAsync(LogSeverity.Info, image)
                : session.Images.HasLockFile ? session.LogOnceAsync(image, ct)
                : LogAsync(LogSeverity.Debug, image)
            );
        }

        // A pool in order adds no line to Pulumi's output: its user data has its size in the output userDataBytes.
        foreach (var note in CheckMessages.UserDataSizes(matchesSchema ? budget : null))
        {
            await LogAsync(isFull ? LogSeverity.Info : LogSeverity.Debug, note);
        }

        foreach (var note in matchesSchema ? CheckMessages.Undecided(report, isFull ? int.MaxValue : 3) : [])
        {
            await LogAsync(LogSeverity.Info, note);
        }

        Task LogAsync(LogSeverity severity, string note) => session.Log.WriteAsync(new LogMessage(severity, note, urn), ct);
    }
}
