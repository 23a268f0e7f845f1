using System.CommandLine;
using ContainerOS.Rollout.Execution;
using ContainerOS.Cli.Commands.Pins;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Rollout;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout apply</c>.</summary>
internal static class RolloutApplyCommand
{
    internal static Command Create()
    {
        var cloud = new CloudOptions();
        var trace = TraceOption.Create();
        var plan = RolloutCommand.PlanArgument();
        var approve = RolloutCommand.Number(
            "--approve",
            "With a plan that pauses: the number of batches after which the rollout may go on.",
            0
        );
        var file = PinOptions.Lock();
        var report = new Option<string?>("--report") { Description = "Write a report of this run: PATH.html for people, and PATH.json." };
        var reason = new Option<string?>("--reason") { Description = "Why the rollout is made; part of the report." };
        var command = new Command(
            "apply",
            "Run a plan, or go on with one that was interrupted or paused. Does nothing that is not in the plan."
        )
        {
            plan,
            approve,
            file,
            report,
            reason,
            cloud.Region,
            cloud.Endpoint,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                RolloutCommand.RunAsync(async () =>
                {
                    var (read, path) = (RolloutCommand.Read(parsed.GetValue(plan)!), PinOptions.FileOf(parsed.GetValue(file)));
                    var pins = LockFileStore.Read(path);
                    if (pins.Pins.FirstOrDefault(pin => pin.ImageId == read.TargetImageId && pin.Quarantined is not null) is { } held)
                    {
                        throw new UsageException(
                            $"{held.Key} is {PinState.Describe(held)}; "
                                + $"remove 'quarantined' from its line in {DisplayPath.Of(path)} once the cause is found"
                        );
                    }

                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    using var client = cloud.Open(parsed, output.Observer);
                    var progress = new RolloutStepLog(output);
                    RolloutStep end;
                    try
                    {
                        end = (await new RolloutRunner(client, progress).ApplyAsync(read, parsed.GetValue(approve), ct)).Step;
                    }
                    finally
                    {
                        // A run that was interrupted or failed has a report too.
                        await WriteReportAsync(parsed.GetValue(report), new(read, parsed.GetValue(reason), progress.Moments));
                    }

                    if (end.Kind is RolloutStepKind.RolledBack && pins.Count > 0)
                    {
                        Quarantine(path, pins, read, progress.Failure ?? end.Reason);
                    }

                    // A pause that the plan asks for is as planned; one because of a check is not.
                    var isAsPlanned =
                        end.Kind is RolloutStepKind.Done
                        || (end.Kind is RolloutStepKind.Pause && read.Options.Pause is not RolloutPauses.Never);
                    return isAsPlanned ? Runs.ExitCode.Done : Runs.ExitCode.Failed;
                })
        );
        return command;
    }

    private static async Task WriteReportAsync(string? path, RolloutReport report)
    {
        if (path is not null && !report.Moments.IsEmpty)
        {
            await RolloutCommand.WriteAsync($"{path}.html", report.ToHtml(), CancellationToken.None);
            await RolloutCommand.WriteAsync($"{path}.json", report.ToJson() + Environment.NewLine, CancellationToken.None);
        }
    }

    private static void Quarantine(string path, ImageLock pins, RolloutPlan plan, string reason)
    {
        var held = new PinQuarantine(reason, $"rollout of {plan.ClusterId}:{plan.NodePoolId}, plan {plan.Digest}");
        var marked = pins
            .Pins.Where(pin => pin.ImageId == plan.TargetImageId)
            .Aggregate(pins, (all, pin) => all.With(pin with { Quarantined = held }));
        if (LockComparison.Between(pins, marked).Count > 0)
        {
            LockFileStore.Write(path, marked);
        }
    }
}
