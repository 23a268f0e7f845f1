using System.CommandLine;
using ContainerOS.Cli.Runs;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros refresh</c>.</summary>
internal static class RefreshCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var command = options.AddCallingTo(
            new Command("refresh", "Update the state from the cloud, and show what was changed outside of the program."),
            asks: false
        );
        command.Add(options.ClearPendingCreates);
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct);
                    return ExitCode.Of((await session.RunAsync(() => session.Engine.RefreshAsync(ct))).Result.Outcome);
                })
        );
        return command;
    }
}
