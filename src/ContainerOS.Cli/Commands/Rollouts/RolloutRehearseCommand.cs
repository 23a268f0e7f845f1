using System.CommandLine;
using System.Globalization;
using ContainerOS.Cli.Rollouts;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Rollout;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary><c>containeros rollout rehearse</c>.</summary>
internal static class RolloutRehearseCommand
{
    internal static Command Create()
    {
        var plan = RolloutCommand.PlanArgument();
        var seed = RolloutCommand.Number("--seed", "The seed of the emulated durations: the same seed gives the same rehearsal.", 1);
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text." };
        var command = new Command(
            "rehearse",
            "Run a plan on an emulated copy of the pool, once with a good image, and for each batch once with an image that is bad from it "
                + "on. Makes no call to the cloud and takes no time."
        )
        {
            plan,
            seed,
            json,
        };
        command.SetAction(
            (parsed, ct) =>
                RolloutCommand.RunAsync(async () =>
                {
                    var read = RolloutCommand.Read(parsed.GetValue(plan)!);
                    var output = ConsoleOutput.ForRun();
                    if (read.Batches.IsEmpty)
                    {
                        throw new UsageException("the plan has no batch");
                    }

                    var runs = await RolloutRehearsal.RunAsync(read, parsed.GetValue(seed), ct);
                    await (parsed.GetValue(json) ? output.WriteJsonAsync(ToJson(runs)) : output.Out.WriteLinesAsync(Describe(read, runs)));
                    return Runs.ExitCode.Done;
                })
        );
        return command;
    }

    private static IEnumerable<string> Describe(RolloutPlan plan, IReadOnlyList<RehearsedRun> runs)
    {
        var table = new TextTable("BAD FROM BATCH", "NODES TOUCHED", "REPLACEMENTS", "MOST DOWN", "MINUTES TO THE END", "END");
        foreach (var run in runs)
        {
            table.Add(
                [run.Batch?.ToString(CultureInfo.InvariantCulture) ?? "(good image)"],
                [run.Touched.ToString(CultureInfo.InvariantCulture)],
                [run.Replacements.ToString(CultureInfo.InvariantCulture)],
                [run.MostDown.ToString(CultureInfo.InvariantCulture)],
                [run.Took.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)],
                [run.End.Reason]
            );
        }

        return
        [
            $"{plan.Nodes.Count()} nodes in {plan.Batches.Length} batches, on an emulated copy; "
                + "its durations are those of docs/boot-models.md",
            .. table.Lines(),
        ];
    }

    private static JArray ToJson(IReadOnlyList<RehearsedRun> runs) =>
        [
            .. runs.Select(run => new JObject
            {
                ["badFromBatch"] = run.Batch,
                ["touched"] = run.Touched,
                ["replacements"] = run.Replacements,
                ["mostDown"] = run.MostDown,
                ["seconds"] = Math.Round(run.Took.TotalSeconds, 1),
                ["end"] = run.End.Kind.ToString(),
                ["text"] = run.End.Reason,
            }),
        ];
}
