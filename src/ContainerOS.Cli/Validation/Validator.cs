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

    internal async Task<ValidationReport> RunAsync(IReadOnlyList<ProgramChoice> programs, Surface surface, bool isQuiet, CancellationToken ct)
    {
        var report = new ValidationReport(0, [], true);
        foreach (var program in programs)
        {
            report = ValidationReport.Of([report, await JudgeAsync(program, surface, isQuiet, ct)]);
        }

        return report;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await gate.DisposeAsync();
    }

    private async Task<ValidationReport> JudgeAsync(ProgramChoice program, Surface surface, bool isQuiet, CancellationToken ct)
    {
        var lines = new SourceLines(program);
        try
        {
            await using var session = await ProgramSession.OpenAsync(program, surface, isQuiet, gate, host, ct);
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
}
