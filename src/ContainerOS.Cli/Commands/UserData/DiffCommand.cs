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
        "Compare the bootstrap steps of two programs, scripts or live pools. The exit code is 0 when they are the same, 1 when they differ, 2 when one can not be read.";

    internal static Command Create()
    {
        var before = new Argument<string>("before") { Description = $"What there is: {BootstrapSourceOptions.AcceptedForms}." };
        var after = new Argument<string>("after")
        {
            Description = "What is wanted, in the same forms. Against a bare script only its phase is compared.",
        };
        var pools = new Option<string[]>("--pool")
        {
            Description = "The pool's name in a program of several; given twice, the first is for before, the second for after.",
            DefaultValueFactory = _ => [],
        };
        var options = new BootstrapSourceOptions();
        var verb = options.AddTo(new Command("diff", Description) { before, after, pools });
        verb.SetAction(
            async (parsed, ct) =>
            {
                var differs = false;
                var code = await CommandRunner.RunAsync(async () =>
                {
                    if (parsed.GetValue(before) == "-" && parsed.GetValue(after) == "-")
                    {
                        throw new UsageException("standard input can be read once: name a file for one of the sides");
                    }

                    var names = parsed.GetValue(pools)!;
                    var reader = options.CreateReader(parsed, ConsoleOutput.ForProcess(parsed.GetValue(options.Trace)));
                    var first = await ReadSingleAsync(reader, parsed.GetValue(before)!, names.FirstOrDefault(), ct);
                    var second = await ReadSingleAsync(reader, parsed.GetValue(after)!, names.LastOrDefault(), ct);
                    differs = await WriteAsync(first.Within(second.Only), second.Within(first.Only), parsed.GetValue(options.Format));
                    return ExitCode.Done;
                });
                // To differ is told by 1, so nothing that went wrong may be.
                return differs ? ExitCode.Failed
                    : code is ExitCode.Failed ? ExitCode.Usage
                    : code;
            }
        );
        return verb;
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
                $"{from} has {sides.Count} pools: name one with --pool ({string.Join(", ", sides.Select(side => side.Name))})"
            ),
        };

    private static async Task<bool> WriteAsync(BootstrapSource before, BootstrapSource after, UserDataFormat format)
    {
        var changes = UserDataDiff.Of(before.Containers, after.Containers);
        var output = ConsoleOutput.ForProcess();
        await output.Out.WriteLineAsync(
            format is UserDataFormat.Json
                ? UserDataDiffText.Json(before.Name, after.Name, changes).ToString()
                : UserDataDiffText.Text(changes, output.Style)
        );
        return changes.Count > 0;
    }
}
