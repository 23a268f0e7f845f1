using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Plugins;

namespace ContainerOS.Cli.Validation;

/// <summary>
/// Validates programs one after another; programs share a cloud and a plugin process where possible. A program that cannot be read does not
/// stop the others.
/// </summary>
internal sealed class Validator : IAsyncDisposable
{
    private readonly ValidationCloudResolver resolver = new(CommandEnvironment.Current.Variable);
    private readonly PluginHost host = new();

    private string? announcedCloud;

    internal async Task<ValidationReport> RunAsync(
        IReadOnlyList<ProgramSelection> programs,
        ConsoleOutput output,
        bool isQuiet,
        CancellationToken ct
    )
    {
        var report = new ValidationReport(0, [], true);
        foreach (var program in programs)
        {
            var one = await ValidateAsync(program, output, isQuiet, programs.Count > 1, ct);
            report = ValidationReport.Combine([
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
        await resolver.DisposeAsync();
    }

    private async Task<ValidationReport> ValidateAsync(
        ProgramSelection program,
        ConsoleOutput output,
        bool isQuiet,
        bool isOneOfSeveral,
        CancellationToken ct
    )
    {
        var lines = new SourceLines(program);
        try
        {
            await using var session = await ProgramSession.OpenAsync(program, output, isQuiet, announcesCloud: false, resolver, host, ct);
            await AnnounceAsync(session, program, isOneOfSeveral);
            var result = await session.Engine.ValidateAsync(ct);
            ct.ThrowIfCancellationRequested();
            var notes = session.Notes.Notes.Select(note => new ValidationNote(program.Directory, program.Stack, note.Urn, note.Text));
            return new ValidationReport(1, FindingReader.Read(result.Diagnostics, lines), true) { Notes = [.. notes] };
        }
        catch (ProgramException exception)
        {
            return new ValidationReport(1, FindingReader.Read(exception.Diagnostics, lines), false);
        }
    }

    /// <summary>Writes the cloud when it differs from that of the previous program, and the program when there are several.</summary>
    private async Task AnnounceAsync(ProgramSession session, ProgramSelection program, bool isOneOfSeveral)
    {
        var line = await session.CloudLineAsync();
        if (announcedCloud != line)
        {
            await session.Messages.WriteLineAsync(announcedCloud = line);
        }

        if (isOneOfSeveral)
        {
            await session.Messages.WriteLineAsync($"{SafeText.Line(program.Directory)} (stack {SafeText.Line(program.Stack)})");
        }
    }
}
