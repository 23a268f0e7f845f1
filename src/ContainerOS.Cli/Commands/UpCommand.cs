using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros up</c>.</summary>
internal static class UpCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var command = options.AddCallingTo(
            new Command("up", "Deploy a program: show the plan, ask, and create or update its resources."),
            asks: true
        );
        command.Add(options.Replace);
        command.Add(options.Frozen);
        command.Add(options.CreateStack);
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct);
                    var report = await session.DeployAsync(
                        "up",
                        options,
                        parsed,
                        () => session.Engine.PreviewAsync(ct),
                        () => session.Engine.UpAsync(ct),
                        ct
                    );
                    if (report.Succeeded && !session.IsJson)
                    {
                        await session.Output.Out.WriteLinesAsync(
                            NextCommands.AfterDeployment(parsed.GetValue(options.Directory)!, File.Exists)
                        );
                    }

                    return report.ExitCode;
                })
        );
        return command;
    }
}
