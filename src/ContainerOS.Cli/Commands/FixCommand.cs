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
        IReadOnlyList<ProgramSelection> programs,
        ValidationFormat format,
        Severity least,
        bool isDry,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        if (isDry && format is ValidationFormat.Sarif or ValidationFormat.Github)
        {
            throw new UsageException(
                "--dry-run shows a diff, as text or with --format json; SARIF holds the edits of findings without --fix too"
            );
        }

        var results = await FixRunner.RunAsync(programs, least, output, ct);
        ct.ThrowIfCancellationRequested();
        FixResult[] done = isDry ? [.. results] : [.. results.Select(result => Write(result, output))];
        await WriteReportAsync(done, programs, format, least, isDry, output);
        return done.Select(result => result.GetExitCode(isDry)).DefaultIfEmpty(Runs.ExitCode.Done).Max();
    }

    /// <summary>Writes what changed; one file that can not be written keeps none of the others from it.</summary>
    private static FixResult Write(FixResult result, ConsoleOutput output)
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
            new FindingWriter(output.Error, AnsiStyle.None).Write([
                Finding.Plain(
                    $"{DisplayPath.Of(result.Before.File)} can not be written, and stays as it is: {fault.Message}",
                    "make it writable, or see the edits with --dry-run"
                ),
            ]);
            return result.Unwritten;
        }
    }

    private static async Task WriteReportAsync(
        IReadOnlyList<FixResult> results,
        IReadOnlyList<ProgramSelection> programs,
        ValidationFormat format,
        Severity least,
        bool isDry,
        ConsoleOutput output
    )
    {
        var report = ValidationReport.Combine(results.Select(result => result.FinalReport));
        report = report with { Findings = StackMerge.Merge(report.Findings, programs), MinimumSeverity = least };
        switch (format)
        {
            case ValidationFormat.Json:
                var json = ValidateCommand.Json(report);
                json["fixes"] = FixResultJson.Write(results, isDry);
                await output.Out.WriteLineAsync(json.ToString());
                break;
            case ValidationFormat.Text when isDry:
                await output.Out.WriteAsync(string.Concat(results.Select(result => MaskedDiff.Write(result, output.Style))));
                new FixResultWriter(output.Error, AnsiStyle.None).Write(results, isDry);
                new FindingWriter(output.Error, AnsiStyle.None).Write(
                    results.Where(result => !result.InitialReport.IsReadable).SelectMany(result => result.InitialReport.Findings)
                );
                break;
            case ValidationFormat.Text:
                new FixResultWriter(output.Out, output.Style).Write(results, isDry);
                await ValidateCommand.WriteAsync(report, format, output);
                break;
            default:
                new FixResultWriter(output.Error, AnsiStyle.None).Write(results, isDry);
                await ValidateCommand.WriteAsync(report, format, output);
                break;
        }
    }
}
