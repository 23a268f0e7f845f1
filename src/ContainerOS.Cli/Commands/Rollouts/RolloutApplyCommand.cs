using System.CommandLine;
using ContainerOS.Cli.Commands.Pins;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Terminal;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

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
            "With a plan that pauses: the number of batches after which the rollout may go on. A terminal asks for it.",
            0
        );
        var file = PinOptions.Lock();
        var report = new Option<string?>("--report") { Description = "Write a report of this run: PATH.html for people, and PATH.json." };
        var reason = new Option<string?>("--reason") { Description = "Why the rollout is made; part of the report." };
        var json = new Option<bool>("--json") { Description = "Print a JSON object for each moment instead of text." };
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
            json,
            cloud.Region,
            cloud.Endpoint,
            trace,
        };
        command.SetAction(
            (parsed, ct) =>
                RolloutCommand.RunAsync(async () =>
                {
                    var planFile = parsed.GetValue(plan)!;
                    var (read, path) = (RolloutCommand.Read(planFile), PinOptions.FileOf(parsed.GetValue(file)));
                    var reportPath = parsed.GetValue(report) is { } named ? RolloutCommand.ReportPath(named, planFile) : null;
                    var output = ConsoleOutput.ForRun(parsed.GetValue(trace));
                    using var client = cloud.Open(parsed, output.Observer);
                    await ThrowIfQuarantinedAsync(path, read, new RolloutRunner(client), ct);
                    var view = new RolloutView(output, read, parsed.GetValue(json));
                    var pins = new QuarantineOnFailure(view, path, read);
                    RolloutStep end;
                    try
                    {
                        end = await RolloutCommand.FollowAsync(
                            view,
                            planFile,
                            "apply",
                            () => RunAsync(view, new RolloutRunner(client, pins), read, parsed.GetValue(approve), output, ct)
                        );
                    }
                    finally
                    {
                        // A run that was interrupted or failed has a report too.
                        if (reportPath is not null && !view.Moments.IsEmpty)
                        {
                            await RolloutCommand.WriteReportAsync(
                                reportPath,
                                new(read, parsed.GetValue(reason), view.Moments) { Who = RolloutCommand.Who }
                            );
                        }
                    }

                    if (end is { NeedsApproval: true, Batch: { } next })
                    {
                        await view.WriteNoteAsync(
                            $"Approve it with 'containeros rollout apply {DisplayPath.Of(planFile)} --approve {next.Number - 1}', or go "
                                + $"back with 'containeros rollout revert {DisplayPath.Of(planFile)}'."
                        );
                    }

                    // A pause that the plan asks for is as planned; one because of a check or a paused task is not.
                    return end.Kind is RolloutStepKind.Done || end.NeedsApproval ? Runs.ExitCode.Done : Runs.ExitCode.Failed;
                })
        );
        return command;
    }

    /// <summary>Runs the plan. A terminal is asked for the approval of the next batch.</summary>
    private static async Task<RolloutStep> RunAsync(
        RolloutView view,
        RolloutRunner runner,
        RolloutPlan plan,
        int approved,
        ConsoleOutput output,
        CancellationToken ct
    )
    {
        while (true)
        {
            var end = (await view.ShowAsync(() => runner.ApplyAsync(plan, approved, ct))).Step;
            if (end is not { NeedsApproval: true, Batch: { } next } || !output.IsLive || output.Input is null)
            {
                return end;
            }

            await output.Out.WriteAsync($"{SafeText.Line(end.Reason)}. Start batch {next.Number}? (yes/no) ");
            if (await Task.Run(output.Input.ReadLine, CancellationToken.None).WaitAsync(ct) is not ("yes" or "y"))
            {
                return end;
            }

            approved = next.Number - 1;
        }
    }

    /// <summary>Refuses an image whose pin is quarantined, unless a run that was interrupted left nodes on their way back.</summary>
    private static async Task ThrowIfQuarantinedAsync(string path, RolloutPlan plan, RolloutRunner runner, CancellationToken ct)
    {
        var pins = LockFileStore.Read(path);
        if (
            plan.FromImageId == plan.TargetImageId
            || pins.Pins.FirstOrDefault(pin => pin.ImageId == plan.TargetImageId && pin.Quarantined is not null) is not { } held
        )
        {
            return;
        }

        var situation = await runner.ReadAsync(plan, ct);
        if (situation.TemplateImageId != plan.FromImageId || !situation.Nodes.Any(plan.IsDone))
        {
            throw new UsageException(
                $"{held.Key} is {PinState.Describe(held)}; "
                    + $"remove 'quarantined' from its line in {DisplayPath.Of(path)} once the cause is found"
            );
        }
    }

    /// <summary>
    /// Marks the pins of the image as soon as a failure sends the nodes back: a run that is killed on the way back has the mark too.
    /// </summary>
    private sealed class QuarantineOnFailure(RolloutView view, string path, RolloutPlan plan) : IProgress<RolloutMoment>
    {
        public void Report(RolloutMoment value)
        {
            view.Report(value);
            if (!value.QuarantinesImage)
            {
                return;
            }

            var held = new PinQuarantine(
                value.Step.Evidence ?? value.Step.Reason,
                $"rollout of {plan.ClusterId}:{plan.NodePoolId}, plan {plan.Digest}"
            );
            var pins = LockFileStore.Read(path);
            var marked = pins
                .Pins.Where(pin => pin.ImageId == plan.TargetImageId)
                .Aggregate(pins, (all, pin) => all.With(pin with { Quarantined = held }));
            if (LockComparison.Between(pins, marked).Count > 0)
            {
                LockFileStore.Write(path, marked);
            }
        }
    }
}
