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
                    var plan = await session.RunAsync(() => session.Engine.PreviewDestroyAsync(ct), isPlan: true, isLast: false);
                    if (!plan.Succeeded)
                    {
                        return plan.ExitCode;
                    }

                    await ConfirmationPrompt.ConfirmAsync(
                        session,
                        parsed.GetValue(options.Yes),
                        "destroy",
                        parsed.GetValue(options.Stack)!,
                        ct
                    );
                    session.View.ShowsPlan = false;
                    var report = await session.RunAsync(() => session.Engine.DestroyAsync(ct));
                    return report.ExitCode;
                })
        );
        return command;
    }
}
