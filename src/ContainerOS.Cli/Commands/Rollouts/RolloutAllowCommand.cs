using System.CommandLine;
using ContainerOS.Cli.Terminal;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout allow</c>.</summary>
internal static class RolloutAllowCommand
{
    internal static Command Create()
    {
        var pool = RolloutCommand.PoolArgument();
        var image = new Argument<string>("image") { Description = "The id of the image." };
        var command = new Command(
            "allow",
            "Let rollouts of a pool try an image again that one of them has taken back. Removes a tag of the pool, and starts nothing."
        )
        {
            pool,
            image,
        };
        RolloutCommand.OnPool(
            command,
            pool,
            async (parsed, name, client, output, ct) =>
            {
                var (imageId, (cluster, id)) = (parsed.GetValue(image)!, name);
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
            }
        );
        return command;
    }
}
