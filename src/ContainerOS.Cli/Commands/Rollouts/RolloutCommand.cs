using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.UserData;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout</c>: replaces the image of a live pool in batches, by a plan that is reviewed first.</summary>
internal static class RolloutCommand
{
    /// <summary>Who runs the command, for reports.</summary>
    internal static string Who => $"{Environment.UserName} on {Environment.MachineName}";

    internal static Command Create() =>
        new("rollout", "Replace the image or version of a live pool's nodes in batches, by a plan that is reviewed first.")
        {
            RolloutPlanCommand.Create(),
            RolloutApplyCommand.Create(),
            RolloutStatusCommand.Create(),
            RolloutTaskCommands.Pause(),
            RolloutTaskCommands.Resume(),
            RolloutTaskCommands.Stop(),
            RolloutRevertCommand.Create(),
            RolloutAllowCommand.Create(),
            RolloutTaskCommands.History(),
            RolloutReportCommand.Create(),
            RolloutRehearseCommand.Create(),
        };

    /// <summary>The argument of verbs that read a plan.</summary>
    internal static Argument<string> PlanArgument() => new("plan") { Description = "The file of the plan." };

    /// <summary>The argument of verbs that work with the tasks and tags of a live pool.</summary>
    internal static Argument<string> PoolArgument() =>
        new("pool") { Description = "The file of a plan, or a node pool as clusterId:nodePoolId." };

    /// <summary>Gives a verb that works with a plan the options of the cloud and its action, which gets the plan and a client.</summary>
    internal static void OnPlan(
        Command command,
        Argument<string> plan,
        Func<ParseResult, RolloutPlan, AlibabaCloudClient, ConsoleOutput, CancellationToken, Task<int>> action
    ) => Open(command, parsed => Read(parsed.GetValue(plan)!), action);

    /// <summary>The same for a verb that works with a live pool.</summary>
    internal static void OnPool(
        Command command,
        Argument<string> pool,
        Func<ParseResult, (string ClusterId, string NodePoolId), AlibabaCloudClient, ConsoleOutput, CancellationToken, Task<int>> action
    ) => Open(command, parsed => PoolOrPlan(parsed.GetValue(pool)!), action);

    /// <summary>The pool of a text such as <c>clusterId:nodePoolId</c>; null if it is none.</summary>
    internal static (string ClusterId, string NodePoolId)? PoolOf(string text) =>
        LiveUserData.IsPool(text) && text.Split(':') is [var cluster, var pool] ? (cluster, pool) : null;

    internal static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    internal static Task<int> RunAsync(Func<Task<int>> command) =>
        CommandRunner.RunAsync(async () =>
        {
            try
            {
                return await command();
            }
            catch (RolloutOutdatedException exception)
            {
                throw new UsageException($"{exception.Message.TrimEnd('.')}; make a new plan");
            }
            catch (SdkException exception)
            {
                throw new UsageException(exception.Message);
            }
        });

    internal static RolloutPlan Read(string file)
    {
        try
        {
            return RolloutPlanFile.Read(File.ReadAllText(file));
        }
        catch (FormatException exception)
        {
            throw new UsageException($"{DisplayPath.Of(file)}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} cannot be read: {exception.Message}");
        }
    }

    /// <summary>
    /// Runs a plan, or its way back. What ends the run from outside is reported with the way to go on: the rollout has begun, and goes on
    /// in the cloud.
    /// </summary>
    internal static async Task<RolloutStep> FollowAsync(RolloutView view, string file, string verb, Func<Task<RolloutStep>> run)
    {
        var again = $"'containeros rollout {verb} {DisplayPath.Of(file)}'";
        try
        {
            return await run();
        }
        catch (OperationCanceledException) when (!view.Moments.IsEmpty)
        {
            await view.WriteNoteAsync(
                $"Interrupted. A task that runs goes on in the cloud, and {again} goes on with the rollout; "
                    + $"'containeros rollout stop {DisplayPath.Of(file)}' ends the task."
            );
            throw;
        }
        catch (ApiException exception) when (exception.Kind is ApiErrorKind.NotFound && !view.Moments.IsEmpty)
        {
            throw new FindingsException([
                Finding.Plain($"{exception.Message} It was deleted while the rollout ran: nothing is left to go on with."),
            ]);
        }
        catch (SdkException exception) when (exception is not RolloutOutdatedException && !view.Moments.IsEmpty)
        {
            throw new FindingsException([
                Finding.Plain(
                    $"{exception.Message} The rollout stops here: 'containeros rollout status {DisplayPath.Of(file)}' shows how far it "
                        + $"is, and {again} goes on with it."
                ),
            ]);
        }
    }

    /// <summary>The path of a report without its extensions, once it is clear that it can be written and replaces no plan.</summary>
    internal static string ReportPath(string path, string plan)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return Path.GetFullPath($"{path}.json") == Path.GetFullPath(plan)
                ? throw new UsageException($"the report {DisplayPath.Of(path)}.json would replace the plan; give it another name")
            : Directory.Exists(folder) ? path
            : throw new UsageException($"the report cannot be written: there is no directory {folder}");
    }

    internal static async Task WriteReportAsync(string path, RolloutReport report)
    {
        await WriteAsync($"{path}.html", report.ToHtml(), CancellationToken.None);
        await WriteAsync($"{path}.json", report.ToJson() + Environment.NewLine, CancellationToken.None);
    }

    /// <summary>Writes a plan or report whole: an apply never reads a part of a plan.</summary>
    internal static Task WriteAsync(string path, string text, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            Shared.AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(text));
            return Task.CompletedTask;
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"{DisplayPath.Of(path)} cannot be written: there is no such directory");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(path)} cannot be written: {exception.Message}");
        }
    }

    private static (string ClusterId, string NodePoolId) PoolOrPlan(string text)
    {
        if (PoolOf(text) is { } named)
        {
            return named;
        }

        var plan = Read(text);
        return (plan.ClusterId, plan.NodePoolId);
    }

    private static void Open<T>(
        Command command,
        Func<ParseResult, T> read,
        Func<ParseResult, T, AlibabaCloudClient, ConsoleOutput, CancellationToken, Task<int>> action
    )
    {
        var (cloud, trace) = (new CloudOptions(), TraceOption.Create());
        command.Add(cloud.Region);
        command.Add(cloud.Endpoint);
        command.Add(trace);
        command.SetAction(
            (parsed, ct) =>
                RunAsync(async () =>
                {
                    var subject = read(parsed);
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    using var client = cloud.Open(parsed, output.Observer);
                    return await action(parsed, subject, client, output, ct);
                })
        );
    }
}
