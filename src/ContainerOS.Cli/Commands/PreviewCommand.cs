using System.CommandLine;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros preview</c>.</summary>
internal static class PreviewCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var command = options.AddCallingTo(new Command("preview", "Show the steps that 'up' would run. Changes nothing."), asks: false);
        command.Add(options.Replace);
        command.Add(options.Frozen);
        command.Add(options.CreateStack);
        command.SetAction(
            (parsed, ct) =>
                CommandRunner.RunAsync(async () =>
                {
                    await using var session = await ProgramSession.OpenAsync(options, parsed, ct);
                    return (await session.RunAsync(() => session.Engine.PreviewAsync(ct), isPlan: true)).ExitCode;
                })
        );
        return command;
    }
}
