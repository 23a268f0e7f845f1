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
                var wasBegun = !(await reader.ReadMomentsAsync(read, ct)).IsEmpty;
                await output.Out.WriteLinesAsync(Describe(read, situation, wasBegun, open.Count == 0));
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

    /// <summary>Where a rollout is, from what the cloud has. Tasks of ACK show whether one has begun.</summary>
    private static string StateOf(RolloutPlan plan, RolloutSituation situation, bool wasBegun)
    {
        var isAnyDone = situation.Nodes.Any(plan.IsDone);
        var nodes = situation.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        return situation.TemplateImageId == plan.TargetImageId
            ? !situation.IsUnfinished && plan.Nodes.All(name => !nodes.TryGetValue(name, out var node) || plan.IsDone(node))
                ? "done"
                : plan.ReplacedSince is not null && !isAnyDone && !wasBegun
                    ? "not begun"
                    : "under way"
            : situation.TemplateImageId != plan.FromImageId
                ? $"of another plan: new nodes get the image {SafeText.Line(situation.TemplateImageId)}"
                : isAnyDone
                    ? "going back"
                    : wasBegun
                        ? "taken back"
                        : "not begun";
    }

    private static IEnumerable<string> Describe(RolloutPlan plan, RolloutSituation situation, bool wasBegun, bool isFree)
    {
        var nodes = situation.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var state = StateOf(plan, situation, wasBegun);
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

        // While a task runs, its end decides.
        return
        [
            $"Rollout: {state}",
            .. table.Lines(),
            .. isFree && state is "under way" or "going back"
                ? [$"Next: {RolloutDecision.Next(plan, situation).Reason}"]
                : Array.Empty<string>(),
        ];
    }
}
