using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros destroy</c>.</summary>
internal static class DestroyCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var command = options.AddCallingTo(
            new Command("destroy", "Delete all resources of the stack: show the plan, ask, and delete."),
            asks: true
        );
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct, evaluates: false);
                    var report = await session.DeployAsync(
                        "destroy",
                        options,
                        parsed,
                        () => session.Engine.PreviewDestroyAsync(ct),
                        () => session.Engine.DestroyAsync(ct),
                        ct
                    );
                    return report.ExitCode;
                })
        );
        return command;
    }
}
