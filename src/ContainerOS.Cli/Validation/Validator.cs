using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine;
using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Cli.Validation;

/// <summary>Validates programs one after another; one that can not be read keeps none of the others from it.</summary>
internal static class Validator
{
    internal static async Task<ValidationReport> RunAsync(IReadOnlyList<ProgramChoice> programs, Surface surface, bool isQuiet, CancellationToken ct)
    {
        var findings = new List<Finding>();
        var isReadable = true;
        foreach (var program in programs)
        {
            try
            {
                findings.AddRange(await FindAsync(program, surface, isQuiet, ct));
            }
            catch (ProgramException fault)
            {
                findings.AddRange(FindingReader.Read(fault.Diagnostics));
                isReadable = false;
            }
        }

        return new ValidationReport(programs.Count, findings, isReadable);
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(ProgramChoice program, Surface surface, bool isQuiet, CancellationToken ct)
    {
        await using var session = await ProgramSession.OpenAsync(program, surface, isQuiet, mayBeOffline: true, ct);
        var result = await session.Engine.ValidateAsync(ct);
        ct.ThrowIfCancellationRequested();
        return FindingReader.Read(result.Diagnostics);
    }
}
