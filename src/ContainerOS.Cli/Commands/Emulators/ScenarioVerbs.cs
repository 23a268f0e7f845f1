using System.CommandLine;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;

namespace ContainerOS.Cli.Commands.Emulators;

/// <summary>
/// The verbs of <c>containeros emulator</c> for scenarios: the account of an emulator with its clock and faults, as one JSON file.
/// </summary>
internal static class ScenarioVerbs
{
    internal static Command Save()
    {
        var target = new EmulatorTarget();
        var file = new Argument<string>("file") { Description = "The file, which is replaced; - for standard output." };
        var command = target.AddTo(new Command("save", "Save the account of a running emulator as a scenario.") { file });
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var scenario = await LoadAsync(await target.RequireAsync(parsed, ct), ct);
                    if (parsed.GetValue(file)! is not "-" and var path)
                    {
                        AckEmulator.WriteScenario(path, scenario);
                    }
                    else
                    {
                        await ConsoleOutput.ForRun().Out.WriteDocumentAsync(scenario);
                    }

                    return ExitCode.Done;
                })
        );
        return command;
    }

    internal static Command Fork()
    {
        var from = new Option<string?>("--from")
        {
            Description = "The address of the emulator whose account is taken. Default: the emulator that was started last.",
        };
        var options = new StartOptions();
        var command = options.AddTo(
            new Command("fork", "Run another emulator with the account of a running one as it is now, until Ctrl-C.") { from }
        );
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    var origin = await EmulatorTarget.RequireAsync(parsed.GetValue(from), null, ct);
                    var scenario = Path.GetTempFileName();
                    try
                    {
                        AckEmulator.WriteScenario(scenario, await LoadAsync(origin, ct));
                        var start = options.Read(parsed);
                        start.Scenario = scenario;
                        await EmulatorCommand.RunAsync(start, parsed.GetValue(options.Policy), ct);
                    }
                    finally
                    {
                        File.Delete(scenario);
                    }

                    return ExitCode.Done;
                })
        );
        return command;
    }

    internal static Command Diff()
    {
        var before = new Argument<string>("before") { Description = "A scenario, such as 'emulator save' writes." };
        var after = new Argument<string>("after") { Description = "Another scenario." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
        var command = new Command(
            "diff",
            "Compare two scenarios. The exit code is 0 when they are the same, 1 when they differ, and 2 when one cannot be read."
        )
        {
            before,
            after,
            json,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var differs = false;
                var code = await CommandRunner.RunAsync(async () =>
                {
                    var diff = ScenarioDiff.OfFiles(parsed.GetValue(before)!, parsed.GetValue(after)!);
                    differs = !diff.IsEmpty;
                    await ConsoleOutput
                        .ForRun()
                        .Out.WriteDocumentAsync((parsed.GetValue(json) ? diff.ToJson() : diff.ToString()).TrimEnd() + Environment.NewLine);
                    return ExitCode.Done;
                });
                // Exit code 1 means that they differ, so an error must not use it.
                return differs ? ExitCode.Failed
                    : code is ExitCode.Failed ? ExitCode.Usage
                    : code;
            }
        );
        return command;
    }

    private static Task<string> LoadAsync(RunningEmulator emulator, CancellationToken ct) =>
        EmulatorTarget.CallAsync(emulator, HttpMethod.Get, "scenario", null, ct);
}
