using System.CommandLine;

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
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct, evaluates: false);
                    return (await session.RunAsync(() => session.Engine.RefreshAsync(ct))).ExitCode;
                })
        );
        return command;
    }
}
