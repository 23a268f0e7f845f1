using System.CommandLine;
using ContainerOS.Cli.Runs;

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
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct);
                    var plan = await session.RunAsync(() => session.Engine.PreviewAsync(ct), isPlan: true, isLast: false);
                    if (!plan.Succeeded)
                    {
                        return ExitCode.Of(plan.Result.Outcome);
                    }

                    await ConfirmationPrompt.ConfirmAsync(session, parsed.GetValue(options.Yes), "up");
                    session.View.ShowsPlan = false;
                    var report = await session.RunAsync(() => session.Engine.UpAsync(ct), showsOutputs: true);
                    if (report.Succeeded && !session.IsJson)
                    {
                        await session.Output.Out.WriteLineAsync(
                            NextCommands.AfterDeployment(parsed.GetValue(options.Directory)!, File.Exists)
                        );
                    }

                    return ExitCode.Of(report.Result.Outcome);
                })
        );
        return command;
    }
}
