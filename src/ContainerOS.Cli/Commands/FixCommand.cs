using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros validate --fix</c>.</summary>
internal static class FixCommand
{
    internal static async Task<int> RunAsync(
        IReadOnlyList<ProgramChoice> programs,
        ValidationFormat format,
        Severity least,
        bool isDry,
        Surface surface,
        CancellationToken ct
    )
    {
        if (isDry && format is ValidationFormat.Sarif or ValidationFormat.Github)
        {
            throw new UsageException(
                "--dry-run shows a diff, as text or with --format json; SARIF holds the edits of findings without --fix too"
            );
        }

        var results = await FixRun.RunAsync(programs, least, surface, ct);
        ct.ThrowIfCancellationRequested();
        FixResult[] done = isDry ? [.. results] : [.. results.Select(result => Write(result, surface))];
        await TellAsync(done, programs, format, least, isDry, surface);
        return done.Select(result => result.Exit(isDry)).DefaultIfEmpty(Runs.ExitCode.Done).Max();
    }

    /// <summary>Writes what changed; one file that can not be written keeps none of the others from it.</summary>
    private static FixResult Write(FixResult result, Surface surface)
    {
        try
        {
            if (result.After != result.Before)
            {
                result.After.Write(result.Before);
            }

            return result;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            new FindingText(surface.Error, Ink.None).Write([
                Finding.Plain(
                    $"{ShortPath.Of(result.Before.File)} can not be written, and stays as it is: {fault.Message}",
                    "make it writable, or see the edits with --dry-run"
                ),
            ]);
            return result.Unwritten;
        }
    }

    private static async Task TellAsync(
        IReadOnlyList<FixResult> results,
        IReadOnlyList<ProgramChoice> programs,
        ValidationFormat format,
        Severity least,
        bool isDry,
        Surface surface
    )
    {
        var report = ValidationReport.Of(results.Select(result => result.Report));
        report = report with { Findings = StackMerge.Of(report.Findings, programs), Least = least };
        switch (format)
        {
            case ValidationFormat.Json:
                var json = ValidateCommand.Json(report);
                json["fixes"] = FixJson.Write(results, isDry);
                await surface.Out.WriteLineAsync(json.ToString());
                break;
            case ValidationFormat.Text when isDry:
                await surface.Out.WriteAsync(string.Concat(results.Select(result => MaskedDiff.Write(result, surface.Ink))));
                new FixText(surface.Error, Ink.None).Write(results, isDry);
                new FindingText(surface.Error, Ink.None).Write(
                    results.Where(result => !result.First.IsReadable).SelectMany(result => result.First.Findings)
                );
                break;
            case ValidationFormat.Text:
                new FixText(surface.Out, surface.Ink).Write(results, isDry);
                await ValidateCommand.WriteAsync(report, format, surface);
                break;
            default:
                new FixText(surface.Error, Ink.None).Write(results, isDry);
                await ValidateCommand.WriteAsync(report, format, surface);
                break;
        }
    }
}
