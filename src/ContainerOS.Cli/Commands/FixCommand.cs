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
        Severity minimumSeverity,
        bool isDry,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        if (isDry && format is ValidationFormat.Sarif or ValidationFormat.Github or ValidationFormat.Gitlab)
        {
            throw new UsageException(
                "--dry-run writes a diff as text or with --format json; SARIF contains the edits of all findings without --fix"
            );
        }

        var results = await FixRunner.RunAsync(programs, minimumSeverity, output, ct);
        ct.ThrowIfCancellationRequested();
        FixResult[] done = isDry ? [.. results] : [.. results.Select(result => Write(result, output))];
        await WriteReportAsync(done, programs, format, minimumSeverity, isDry, output);
        return done.Select(result => result.GetExitCode(isDry)).DefaultIfEmpty(Runs.ExitCode.Done).Max();
    }

    /// <summary>Writes a changed program. A file that cannot be written does not stop the others.</summary>
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            new FindingWriter(output.Error, AnsiStyle.None).Write([
                Finding.Plain(
                    $"{DisplayPath.Of(result.Before.File)} cannot be written and was not changed: {exception.Message}",
                    "make it writable, or use --dry-run to see the edits"
                ),
            ]);
            return result.Unwritten;
        }
    }

    private static async Task WriteReportAsync(
        IReadOnlyList<FixResult> results,
        IReadOnlyList<ProgramSelection> programs,
        ValidationFormat format,
        Severity minimumSeverity,
        bool isDry,
        ConsoleOutput output
    )
    {
        var report = ValidationReport.Combine(results.Select(result => result.FinalReport));
        report = report with { Findings = StackMerge.Merge(report.Findings, programs), MinimumSeverity = minimumSeverity };
        switch (format)
        {
            case ValidationFormat.Json:
                var json = ValidateCommand.Json(report);
                json["fixes"] = FixResultJson.Write(results, isDry);
                await output.WriteJsonAsync(json);
                break;
            case ValidationFormat.Text when isDry:
                await output.WriteExactAsync(string.Concat(results.Select(result => MaskedDiff.Write(result, output.Style))));
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
