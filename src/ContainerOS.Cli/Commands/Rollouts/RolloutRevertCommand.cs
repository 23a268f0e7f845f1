using System.CommandLine;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout revert</c>.</summary>
internal static class RolloutRevertCommand
{
    internal static Command Create()
    {
        var plan = RolloutCommand.PlanArgument();
        var json = new Option<bool>("--json") { Description = "Print a JSON object for each moment instead of text." };
        var command = new Command("revert", "Take all nodes back to the image they had before a plan, also after it has succeeded.")
        {
            plan,
            json,
        };
        RolloutCommand.OnPlan(
            command,
            plan,
            async (parsed, read, client, output, ct) =>
            {
                if (!read.HasWayBack)
                {
                    throw new UsageException($"the plan has no way back: {read.CannotBeUndone.First()}");
                }

                var view = new RolloutView(output, read, parsed.GetValue(json));
                if (!parsed.GetValue(json))
                {
                    await output.Error.WriteLineAsync($"Cannot be undone: {read.CannotBeUndone.Last()}.");
                }

                var end = await RolloutCommand.FollowAsync(
                    view,
                    parsed.GetValue(plan)!,
                    "revert",
                    async () => (await view.ShowAsync(() => new RolloutRunner(client, view).RevertAsync(read, ct))).Step
                );
                return end.Kind is RolloutStepKind.RolledBack ? Runs.ExitCode.Done : Runs.ExitCode.Failed;
            }
        );
        return command;
    }
}
