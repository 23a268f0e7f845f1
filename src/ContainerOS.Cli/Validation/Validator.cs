using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Plugins;

namespace ContainerOS.Cli.Validation;

/// <summary>Validates programs one after another, with one cloud and one plugin process for all that can share them; one that can not be read keeps none of the others from it.</summary>
internal sealed class Validator : IAsyncDisposable
{
    private readonly CheckingGate gate = new(Environment.GetEnvironmentVariable);
    private readonly PluginHost host = new();

    private string? told;

    internal async Task<ValidationReport> RunAsync(
        IReadOnlyList<ProgramChoice> programs,
        Surface surface,
        bool isQuiet,
        CancellationToken ct
    )
    {
        var report = new ValidationReport(0, [], true);
        foreach (var program in programs)
        {
            var one = await JudgeAsync(program, surface, isQuiet, programs.Count > 1, ct);
            report = ValidationReport.Of([
                report,
                one with
                {
                    Findings = [.. one.Findings.Select(finding => finding with { Program = program })],
                },
            ]);
        }

        return report;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await gate.DisposeAsync();
    }

    private async Task<ValidationReport> JudgeAsync(
        ProgramChoice program,
        Surface surface,
        bool isQuiet,
        bool isOneOfSeveral,
        CancellationToken ct
    )
    {
        var lines = new SourceLines(program);
        try
        {
            await using var session = await ProgramSession.OpenAsync(program, surface, isQuiet, gate, host, ct);
            await TellAsync(session, program, isOneOfSeveral);
            var result = await session.Engine.ValidateAsync(ct);
            ct.ThrowIfCancellationRequested();
            var notes = session.Notes.Notes.Select(note => new Note(program.Directory, program.Stack, note.Urn, note.Text));
            return new ValidationReport(1, FindingReader.Read(result.Diagnostics, lines), true) { Notes = [.. notes] };
        }
        catch (ProgramException fault)
        {
            return new ValidationReport(1, FindingReader.Read(fault.Diagnostics, lines), false);
        }
    }

    /// <summary>The cloud, where it is another one than before, and which of several programs comes now.</summary>
    private async Task TellAsync(ProgramSession session, ProgramChoice program, bool isOneOfSeveral)
    {
        if (told != session.CloudLine)
        {
            await session.Told.WriteLineAsync(told = session.CloudLine);
        }

        if (isOneOfSeveral)
        {
            await session.Told.WriteLineAsync($"{program.Directory} (stack {program.Stack})");
        }
    }
}
