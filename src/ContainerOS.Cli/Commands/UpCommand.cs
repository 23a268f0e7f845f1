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
                    var plan = await session.RunAsync(() => session.Engine.PreviewAsync(ct), isPlan: true, isLast: false);
                    if (!plan.Succeeded)
                    {
                        return plan.ExitCode;
                    }

                    await ConfirmationPrompt.ConfirmAsync(session, parsed.GetValue(options.Yes), "up", parsed.GetValue(options.Stack)!, ct);
                    session.View.ShowsPlan = false;
                    var report = await session.RunAsync(() => session.Engine.UpAsync(ct), showsOutputs: true);
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
