using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Fixing;

/// <summary>Fixes programs one after another. The stacks of a program share its text and are validated together.</summary>
internal static class FixRunner
{
    internal static async Task<IReadOnlyList<FixResult>> RunAsync(
        IReadOnlyList<ProgramSelection> programs,
        Severity minimumSeverity,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        await using var validator = new Validator();
        return await RunAsync(validator, programs, minimumSeverity, output, ct);
    }

    /// <summary>Fixes programs in memory with a validator that may have validated them before.</summary>
    internal static async Task<IReadOnlyList<FixResult>> RunAsync(
        Validator validator,
        IReadOnlyList<ProgramSelection> programs,
        Severity minimumSeverity,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        var results = new List<FixResult>();
        foreach (var stacks in programs.GroupBy(program => program.Directory))
        {
            results.Add(await FixAsync(validator, [.. stacks], minimumSeverity, output, ct));
        }

        return results;
    }

    private static async Task<FixResult> FixAsync(
        Validator validator,
        IReadOnlyList<ProgramSelection> stacks,
        Severity minimumSeverity,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        var first = await validator.RunAsync(stacks, output, isQuiet: true, ct);
        if (!first.IsReadable)
        {
            var unread = new ProgramText(stacks[0].File, string.Empty, false);
            return new FixResult(unread, unread, [], [], first, first);
        }

        // The first validation has already announced the cloud.
        var silent = output with
        {
            Error = SafeWriter.Nothing,
        };
        var program = ProgramText.Read(stacks[0].File);
        return await new ProgramFixer(
            (text, stop) => validator.RunAsync([.. stacks.Select(stack => stack with { Text = text })], silent, isQuiet: true, stop),
            minimumSeverity
        ).RunAsync(program, first, ct);
    }
}
