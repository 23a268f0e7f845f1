using System.CommandLine;
using ContainerOS.Rollout.Execution;
using ContainerOS.Cli.Terminal;
using ContainerOS.Rollout;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout revert</c>.</summary>
internal static class RolloutRevertCommand
{
    internal static Command Create()
    {
        var cloud = new CloudOptions();
        var trace = TraceOption.Create();
        var plan = RolloutCommand.PlanArgument();
        var command = new Command("revert", "Take all nodes back to the image they had before a plan, also after it has succeeded.")
        {
            plan,
            cloud.Region,
            cloud.Endpoint,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                RolloutCommand.RunAsync(async () =>
                {
                    var read = RolloutCommand.Read(parsed.GetValue(plan)!);
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    using var client = cloud.Open(parsed, output.Observer);
                    var end = (await new RolloutRunner(client, new RolloutStepLog(output)).RevertAsync(read, ct)).Step;
                    return end.Kind is RolloutStepKind.RolledBack ? Runs.ExitCode.Done : Runs.ExitCode.Failed;
                })
        );
        return command;
    }
}
