using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Pins;

/// <summary>Validates programs with the rules, silently, with a lock file or texts that differ from their own.</summary>
/// <param name="programs">The programs.</param>
/// <param name="output">The output of the command, for its trace.</param>
internal sealed class PinValidation(IReadOnlyList<ProgramSelection> programs, ConsoleOutput output) : IAsyncDisposable
{
    private readonly Validator validator = new();
    private readonly string draft = Path.Combine(Path.GetTempPath(), $"containeros-{Guid.NewGuid():N}.lock.json");
    private readonly ConsoleOutput silent = output with { Error = SafeWriter.Nothing, Out = SafeWriter.Nothing, IsLive = false };
    private HashSet<(string?, string?, string)>? known;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await validator.DisposeAsync();
        File.Delete(draft);
    }

    /// <summary>Warnings and errors of the programs with a lock file.</summary>
    internal async Task<IEnumerable<Finding>> FindAsync(string lockFile, CancellationToken ct) =>
        (await RunAsync(programs.Select(program => WithLock(program, lockFile)), ct)).Where(IsViolation);

    /// <summary>Warnings and errors that the programs have only after an update.</summary>
    internal async Task<IReadOnlyList<Finding>> FindNewAsync(PinUpdatePlan plan, CancellationToken ct)
    {
        known ??= [.. (await RunAsync(programs, ct)).Select(Key)];
        await File.WriteAllTextAsync(draft, LockFileWriter.Write(plan.After), ct);
        var after = programs.Select(program => WithLock(program, draft) with { Text = plan.TextOf(program) ?? program.Text });
        return [.. (await RunAsync(after, ct)).Where(finding => IsViolation(finding) && !known.Contains(Key(finding)))];
    }

    private async Task<IEnumerable<Finding>> RunAsync(IEnumerable<ProgramSelection> selected, CancellationToken ct) =>
        (await validator.RunAsync([.. selected], silent, isQuiet: true, ct)).Findings;

    private static bool IsViolation(Finding finding) => finding.Severity >= Severity.Warning;

    private static ProgramSelection WithLock(ProgramSelection program, string lockFile) =>
        program with
        {
            Config = new Dictionary<string, string>(program.Config) { ["containeros:lockFile"] = Path.GetFullPath(lockFile) },
        };

    private static (string?, string?, string) Key(Finding finding) => (finding.Code, finding.Urn, finding.Path);
}
