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
    internal static async Task<ValidationReport> RunAsync(IReadOnlyList<ProgramChoice> programs, Surface surface, bool isQuiet, CancellationToken ct)
    {
        await using var gate = new CheckingGate(Environment.GetEnvironmentVariable);
        await using var host = new PluginHost();
        var findings = new List<Finding>();
        var isReadable = true;
        foreach (var program in programs)
        {
            try
            {
                findings.AddRange(await FindAsync(program, surface, isQuiet, gate, host, ct));
            }
            catch (ProgramException fault)
            {
                findings.AddRange(FindingReader.Read(fault.Diagnostics));
                isReadable = false;
            }
        }

        return new ValidationReport(programs.Count, findings, isReadable);
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(
        ProgramChoice program, Surface surface, bool isQuiet, CheckingGate gate, PluginHost host, CancellationToken ct)
    {
        await using var session = await ProgramSession.OpenAsync(program, surface, isQuiet, gate, host, ct);
        var result = await session.Engine.ValidateAsync(ct);
        ct.ThrowIfCancellationRequested();
        return FindingReader.Read(result.Diagnostics);
    }
}
