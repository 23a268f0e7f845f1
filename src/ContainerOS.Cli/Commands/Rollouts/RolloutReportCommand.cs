using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout report</c>: the report of a plan from what ACK remembers, from any machine.</summary>
internal static class RolloutReportCommand
{
    internal static Command Create()
    {
        var plan = RolloutCommand.PlanArgument();
        var path = new Option<string>("--output", "-o")
        {
            Description = "The report: PATH.html for people, and PATH.json.",
            DefaultValueFactory = _ => "rollout-report",
        };
        var reason = new Option<string?>("--reason") { Description = "Why the rollout was made; part of the report." };
        var command = new Command(
            "report",
            "Write a report of what was done by a plan, from the tasks of the pool in ACK. Checks and waiting times are only in the report "
                + "that 'apply --report' writes."
        )
        {
            plan,
            path,
            reason,
        };
        RolloutCommand.OnPlan(
            command,
            plan,
            async (parsed, read, client, output, ct) =>
            {
                var name = RolloutCommand.ReportPath(parsed.GetValue(path)!, parsed.GetValue(plan)!);
                var moments = await new RolloutReader(client, read.ClusterId, read.NodePoolId).ReadMomentsAsync(read, ct);
                if (moments.IsEmpty)
                {
                    throw new UsageException("ACK has no task that replaced nodes of the plan");
                }

                await RolloutCommand.WriteReportAsync(name, new(read, parsed.GetValue(reason), moments));
                await output.Out.WriteLineAsync($"Written to {DisplayPath.Of(name)}.html and {DisplayPath.Of(name)}.json.");
                return Runs.ExitCode.Done;
            }
        );
        return command;
    }
}
