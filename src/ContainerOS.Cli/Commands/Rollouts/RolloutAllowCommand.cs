using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout allow</c>.</summary>
internal static class RolloutAllowCommand
{
    internal static Command Create()
    {
        var (cloud, trace) = (new CloudOptions(), TraceOption.Create());
        var pool = new Argument<string>("pool") { Description = "The file of a plan, or a node pool as clusterId:nodePoolId." };
        var image = new Argument<string>("image") { Description = "The id of the image." };
        var command = new Command(
            "allow",
            "Let rollouts of a pool try an image again that one of them has taken back. Removes a tag of the pool, and starts nothing."
        )
        {
            pool,
            image,
            cloud.Region,
            cloud.Endpoint,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                RolloutCommand.RunAsync(async () =>
                {
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    var (cluster, id) = RolloutTaskCommands.Target(parsed.GetValue(pool)!);
                    var imageId = parsed.GetValue(image)!;
                    using var client = cloud.Open(parsed, output.Observer);
                    if (!await new RolloutRunner(client).AllowAsync(cluster, id, imageId, ct))
                    {
                        throw new UsageException($"no rollout has taken the image {imageId} back from {cluster}:{id}");
                    }

                    await output.Out.WriteLineAsync(
                        SafeText.Line(
                            $"rollouts of {cluster}:{id} may use {imageId} again; a pin in a lock file keeps its own mark ('quarantined')"
                        )
                    );
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }
}
