using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Plugins;

namespace ContainerOS.Cli.Validation;

/// <summary>Validates programs one after another, with one cloud and one plugin process for all that can share them; one that can not be read keeps none of the others from it.</summary>
internal static class Validator
{
    internal static async Task<ValidationReport> RunAsync(FoundPrograms found, Surface surface, bool isQuiet, CancellationToken ct)
    {
        await using var gate = new CheckingGate(Environment.GetEnvironmentVariable);
        await using var host = new PluginHost();
        var findings = new List<Finding>();
        var notes = new List<Note>();
        var isReadable = true;
        foreach (var program in found.Programs)
        {
            try
            {
                findings.AddRange(await FindAsync(program, surface, isQuiet, gate, host, notes, ct));
            }
            catch (ProgramException fault)
            {
                findings.AddRange(FindingReader.Read(fault.Diagnostics));
                isReadable = false;
            }
        }

        return new ValidationReport(found.Programs.Count, findings, isReadable) { Notes = notes, PassedOver = found.PassedOver };
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(
        ProgramChoice program, Surface surface, bool isQuiet, CheckingGate gate, PluginHost host, List<Note> notes, CancellationToken ct)
    {
        await using var session = await ProgramSession.OpenAsync(program, surface, isQuiet, gate, host, ct);
        var result = await session.Engine.ValidateAsync(ct);
        ct.ThrowIfCancellationRequested();
        notes.AddRange(session.Notes.Notes.Select(note => new Note(program.Directory, program.Stack, note.Urn, note.Text)));
        return FindingReader.Read(result.Diagnostics);
    }
}
