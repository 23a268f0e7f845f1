using System.CommandLine;
using ContainerOS.Cli.Findings;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout</c>: replaces the image of a live pool in batches, by a plan that is reviewed first.</summary>
internal static class RolloutCommand
{
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
            RolloutTaskCommands.History(),
            RolloutReportCommand.Create(),
            RolloutRehearseCommand.Create(),
        };

    /// <summary>The argument of verbs that read a plan.</summary>
    internal static Argument<string> PlanArgument() => new("plan") { Description = "The file of the plan." };

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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(path)} cannot be written: {exception.Message}");
        }
    }
}
