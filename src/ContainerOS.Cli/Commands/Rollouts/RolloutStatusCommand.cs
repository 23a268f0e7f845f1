using System.CommandLine;
using System.Globalization;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout status</c>.</summary>
internal static class RolloutStatusCommand
{
    internal static Command Create()
    {
        var plan = RolloutCommand.PlanArgument();
        var command = new Command("status", "Show how far the rollout of a plan is, read from the live pool.") { plan };
        RolloutCommand.OnPlan(
            command,
            plan,
            async (parsed, read, client, output, ct) =>
            {
                var situation = await new RolloutRunner(client).ReadAsync(read, ct);
                var reader = new RolloutReader(client, read.ClusterId, read.NodePoolId);
                var open = await reader.ReadOpenTasksAsync(ct);
                await output.Out.WriteLinesAsync(Describe(read, situation));
                foreach (var held in ImageQuarantine.Of(await reader.ReadPoolAsync(ct)).Where(held => held.ImageId == read.TargetImageId))
                {
                    await output.Out.WriteLineAsync($"The image was taken back before: {held.Evidence}");
                }

                foreach (var task in open)
                {
                    await output.Out.WriteLineAsync($"Task {task.TaskId} ({task.TaskType}) is {task.State}, {task.CurrentStage}");
                }

                return Runs.ExitCode.Done;
            }
        );
        return command;
    }

    private static IEnumerable<string> Describe(RolloutPlan plan, RolloutSituation situation)
    {
        var nodes = situation.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var direction =
            situation.TemplateImageId == plan.TargetImageId
                ? plan.Nodes.All(name => !nodes.TryGetValue(name, out var node) || plan.IsDone(node))
                    ? "done"
                    : "forward"
                : situation.TemplateImageId != plan.FromImageId
                    ? $"of another rollout (template {SafeText.Line(situation.TemplateImageId)})"
                    : situation.Nodes.Any(node => node.ImageId == plan.TargetImageId)
                        ? "going back"
                        : "not begun, or rolled back";
        var table = new TextTable("BATCH", "NODE", "IMAGE", "STATE");
        foreach (var (batch, name) in plan.Batches.SelectMany(batch => batch.Nodes, (batch, name) => (batch, name)))
        {
            var node = nodes.GetValueOrDefault(name);
            table.Add(
                [batch.Number.ToString(CultureInfo.InvariantCulture)],
                [name],
                [
                    node is null ? "-"
                    : plan.IsDone(node) ? "target"
                    : node.ImageId == plan.FromImageId ? "before"
                    : node.ImageId,
                ],
                [
                    node switch
                    {
                        null => "gone",
                        { IsReady: true } => "Ready",
                        _ => "not Ready",
                    },
                ]
            );
        }

        return [$"Rollout: {direction}", .. table.Lines()];
    }
}
