using System.CommandLine;
using ContainerOS.Cli.Runs;

namespace ContainerOS.Cli.Commands;

/// <summary><c>containeros validate</c>.</summary>
internal static class ValidateCommand
{
    internal static Command Create()
    {
        var options = new ProgramOptions();
        var verb = options.AddTo(new Command("validate", "Check a program against every rule. Works without a cloud; what needs one is then undecided."), asks: false);
        verb.SetAction((parsed, ct) => Faults.GuardAsync(async () =>
        {
            await using var session = await ProgramSession.OpenAsync(options, parsed, mayBeOffline: true, ct);
            return ExitCode.Of((await session.RunAsync(() => session.Engine.ValidateAsync(ct), showsOutputs: false)).Result.Outcome);
        }));
        return verb;
    }
}
