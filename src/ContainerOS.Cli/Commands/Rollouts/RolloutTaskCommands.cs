using System.CommandLine;
using System.Globalization;
using ContainerOS.Cli.Views;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Tasks;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary>
/// <c>containeros rollout pause</c>, <c>resume</c>, <c>stop</c> and <c>history</c>. They work with the tasks of the pool in ACK, so that
/// any machine can use them on a rollout that another one runs.
/// </summary>
internal static class RolloutTaskCommands
{
    internal static Command Pause() =>
        Control(
            "pause",
            "Pause the task of the batch that runs: nodes that it has begun go on, and no other batch starts. "
                + "The run that follows it waits.",
            task => task.State == TaskState.Running,
            (tasks, id, ct) => tasks.PauseAsync(id, ct),
            "is paused; ACK cancels a task that was paused for seven days. 'rollout resume' lets it go on"
        );

    internal static Command Resume() =>
        Control(
            "resume",
            "Let a paused task go on.",
            task => task.State == TaskState.Paused,
            (tasks, id, ct) => tasks.ResumeAsync(id, ct),
            "goes on; 'rollout apply' follows it if no run does"
        );

    internal static Command Stop() =>
        Control(
            "stop",
            "Cancel the task of the batch that runs or is paused: nodes that it has begun go on, and the run that follows it stops.",
            task => task.State == TaskState.Running || task.State == TaskState.Paused,
            (tasks, id, ct) => tasks.CancelAsync(id, ct),
            "is canceled. 'rollout apply' goes on with the rollout, 'rollout revert' goes back"
        );

    internal static Command History()
    {
        var pool = RolloutCommand.PoolArgument();
        var limit = RolloutCommand.Number("--limit", "The largest number of tasks.", 20);
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
        var command = new Command(
            "history",
            "Show the tasks that replaced or upgraded nodes of a pool, newest first, as ACK remembers them."
        )
        {
            pool,
            limit,
            json,
        };
        RolloutCommand.OnPool(
            command,
            pool,
            async (parsed, name, client, output, ct) =>
            {
                var reader = new RolloutReader(client, name.ClusterId, name.NodePoolId);
                var tasks = await reader.ReadUpgradesAsync(parsed.GetValue(limit), ct);
                await (parsed.GetValue(json) ? output.WriteJsonAsync(ToJson(tasks)) : output.Out.WriteLinesAsync(Describe(tasks)));
                return Runs.ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Control(
        string name,
        string description,
        Func<TaskInfo, bool> fits,
        Func<TaskClient, string, CancellationToken, Task> call,
        string result
    )
    {
        var pool = RolloutCommand.PoolArgument();
        var wait = RolloutCommand.Number("--wait", "How many seconds to wait for a task: between two batches, none runs.", 60);
        var command = new Command(name, description) { pool, wait };
        RolloutCommand.OnPool(
            command,
            pool,
            async (parsed, target, client, output, ct) =>
            {
                var task = await FindAsync(client, target, fits, TimeSpan.FromSeconds(parsed.GetValue(wait)), ct);
                await call(client.Ack.Tasks, task.TaskId, ct);
                await output.Out.WriteLineAsync($"task {task.TaskId} of {target.ClusterId}:{target.NodePoolId} {result}");
                return Runs.ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<TaskInfo> FindAsync(
        AlibabaCloudClient client,
        (string ClusterId, string NodePoolId) pool,
        Func<TaskInfo, bool> fits,
        TimeSpan wait,
        CancellationToken ct
    )
    {
        var reader = new RolloutReader(client, pool.ClusterId, pool.NodePoolId);
        var start = client.Time.GetTimestamp();
        while (true)
        {
            var open = await reader.ReadOpenTasksAsync(ct);
            if (open.FirstOrDefault(task => task.TaskType == RolloutReader.UpgradeType && fits(task)) is { } task)
            {
                return task;
            }

            if (client.Time.GetElapsedTime(start) >= wait)
            {
                var others = string.Join(", ", open.Select(task => $"{task.TaskId} is {task.State}"));
                throw new UsageException(
                    $"the pool {pool.ClusterId}:{pool.NodePoolId} has no task of a rollout that this can be done to"
                        + (others.Length > 0 ? $" ({others})" : "; a run that is between two batches is stopped with Ctrl-C where it runs")
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), client.Time, ct);
        }
    }

    private static IEnumerable<string> Describe(IReadOnlyList<TaskInfo> tasks)
    {
        if (tasks.Count == 0)
        {
            return ["ACK has no task that replaced or upgraded nodes of the pool."];
        }

        var table = new TextTable("STARTED (UTC)", "TASK", "STATE", "NODES", "MINUTES", "ERROR");
        foreach (var task in tasks)
        {
            table.Add(
                [task.Created?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "-"],
                [task.TaskId],
                [task.State.Value],
                [.. (task.Results ?? []).Select(result => $"{result.Data} {result.Status}")],
                [Took(task)?.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture) ?? "-"],
                [task.Error is { } error ? $"{error.Code}: {error.Message}" : string.Empty]
            );
        }

        return table.Lines();
    }

    private static JArray ToJson(IReadOnlyList<TaskInfo> tasks) =>
        [
            .. tasks.Select(task => new JObject
            {
                ["task"] = task.TaskId,
                ["started"] = task.Created?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["state"] = task.State.Value,
                ["seconds"] = Took(task)?.TotalSeconds,
                ["nodes"] = new JArray(
                    (task.Results ?? []).Select(result => new JObject { ["node"] = result.Data, ["status"] = result.Status?.Value })
                ),
                ["error"] = task.Error?.Message,
            }),
        ];

    private static TimeSpan? Took(TaskInfo task) => task.Updated - task.Created;
}
