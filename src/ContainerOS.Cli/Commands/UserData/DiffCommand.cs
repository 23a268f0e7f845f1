using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.UserData;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata diff</c>.</summary>
internal static class DiffCommand
{
    private const string Description =
        "Compare the bootstrap steps of two programs, scripts or node pools. "
        + "The exit code is 0 when they are the same, 1 when they differ, and 2 when one cannot be read.";

    internal static Command Create()
    {
        var before = new Argument<string>("before") { Description = $"The old side: {BootstrapSourceOptions.AcceptedForms}." };
        var after = new Argument<string>("after")
        {
            Description = "The new side, in the same forms. If one side is a script, only its phase is compared.",
        };
        var pools = new Option<string[]>("--pool")
        {
            Description =
                "The name of the pool in a program with several. If given twice, the first is for <before>, the second for <after>.",
            DefaultValueFactory = _ => [],
        };
        var options = new BootstrapSourceOptions();
        var command = options.AddTo(new Command("diff", Description) { before, after, pools });
        command.SetAction(
            async (parsed, ct) =>
            {
                var differs = false;
                var code = await CommandRunner.RunAsync(async () =>
                {
                    if (parsed.GetValue(before) == "-" && parsed.GetValue(after) == "-")
                    {
                        throw new UsageException("standard input can be read only once; name a file for one of the sides");
                    }

                    var names = parsed.GetValue(pools)!;
                    var reader = options.CreateReader(parsed, ConsoleOutput.ForRun(parsed.GetValue(options.Trace)));
                    var first = await ReadSingleAsync(reader, parsed.GetValue(before)!, names.FirstOrDefault(), ct);
                    var second = await ReadSingleAsync(reader, parsed.GetValue(after)!, names.LastOrDefault(), ct);
                    differs = await WriteAsync(
                        first.WithPhase(second.OnlyPhase),
                        second.WithPhase(first.OnlyPhase),
                        options.Format.Get(parsed)
                    );
                    return ExitCode.Done;
                });
                // Exit code 1 means that the sides differ, so an error must not use it.
                return differs ? ExitCode.Failed
                    : code is ExitCode.Failed ? ExitCode.Usage
                    : code;
            }
        );
        return command;
    }

    private static async Task<BootstrapSource> ReadSingleAsync(
        BootstrapSourceReader reader,
        string from,
        string? pool,
        CancellationToken ct
    ) =>
        await reader.ReadAsync(from, pool, ct) switch
        {
            [var only] => only,
            var sides => throw new UsageException(
                $"{from} has {sides.Count} pools; select one with --pool "
                    + $"({SafeText.Line(string.Join(", ", sides.Select(side => side.Name)))})"
            ),
        };

    private static async Task<bool> WriteAsync(BootstrapSource before, BootstrapSource after, UserDataFormat format)
    {
        var changes = UserDataDiff.Of(before.Containers, after.Containers);
        var output = ConsoleOutput.ForRun();
        await (
            format is UserDataFormat.Json
                ? output.WriteJsonAsync(UserDataDiffText.Json(before.Name, after.Name, changes))
                : output.Out.WriteLinesAsync(UserDataDiffText.Lines(changes, output.Style))
        );
        return changes.Count > 0;
    }
}
