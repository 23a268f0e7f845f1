using System.CommandLine;
using ContainerOS.Cli.Runs;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros preview</c>.</summary>
internal static class PreviewCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var verb = options.AddCallingTo(new Command("preview", "Show what up would do. Changes nothing."), asks: false);
        verb.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct);
                    return ExitCode.Of((await session.RunAsync(() => session.Engine.PreviewAsync(ct), showsOutputs: false)).Result.Outcome);
                })
        );
        return verb;
    }
}
