using System.CommandLine;
using ContainerOS.Cli.Runs;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros refresh</c>.</summary>
internal static class RefreshCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var verb = options.AddCallingTo(
            new Command("refresh", "Take what is really there over into the state, and show what somebody else changed."),
            asks: false
        );
        verb.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct);
                    return ExitCode.Of((await session.RunAsync(() => session.Engine.RefreshAsync(ct), showsOutputs: false)).Result.Outcome);
                })
        );
        return verb;
    }
}
