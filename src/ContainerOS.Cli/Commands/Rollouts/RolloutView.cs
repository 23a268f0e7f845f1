using System.Collections.Immutable;
using System.Globalization;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Rollout;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace ContainerOS.Cli.Commands.Rollouts;

/// <summary>
/// Shows a rollout while it runs: batches that are redrawn in a terminal, a line a step without one, and a JSON object a moment with
/// <c>--json</c>. Keeps the moments for the report.
/// </summary>
internal sealed class RolloutView(ConsoleOutput output, RolloutPlan plan, bool isJson) : IProgress<RolloutMoment>
{
    /// <summary>How many batches the live view shows around the one that runs.</summary>
    private const int ShownBatches = 12;

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly ImmutableArray<RolloutMoment>.Builder moments = ImmutableArray.CreateBuilder<RolloutMoment>();
    private readonly Dictionary<int, string> states = [];
    private string? last;
    private string activity = string.Empty;

    /// <summary>The moments before each step so far.</summary>
    internal ImmutableArray<RolloutMoment> Moments
    {
        get
        {
            lock (gate)
            {
                return moments.ToImmutable();
            }
        }
    }

    private bool IsLive => output.IsLive && !isJson;

    /// <summary>Runs a rollout and shows it.</summary>
    internal async Task<RolloutMoment> ShowAsync(Func<Task<RolloutMoment>> run)
    {
        if (!IsLive)
        {
            return await run();
        }

        return await RunViews
            .Console(output)
            .Live(Draw())
            .AutoClear(false)
            .StartAsync(async canvas =>
            {
                var running = run();
                using var timer = new PeriodicTimer(RefreshInterval);
                while (await Task.WhenAny(running, timer.WaitForNextTickAsync().AsTask()) != running)
                {
                    canvas.UpdateTarget(Draw());
                }

                canvas.UpdateTarget(Draw());
                return await running;
            });
    }

    /// <summary>Writes a line for people beside the moments, which may be JSON.</summary>
    internal Task WriteNoteAsync(string text) => output.Error.WriteLineAsync(SafeText.Line(text));

    /// <inheritdoc/>
    public void Report(RolloutMoment value)
    {
        lock (gate)
        {
            if (value.Activity is null)
            {
                moments.Add(value);
            }

            Follow(value);
        }

        if (isJson)
        {
            output.Out.WriteJson(ToJson(value), Formatting.None);
        }
        else if (!IsLive)
        {
            WriteLine(value);
        }
    }

    /// <summary>A moment as JSON.</summary>
    private static JObject ToJson(RolloutMoment moment)
    {
        var json = new JObject
        {
            ["when"] = moment.When.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["step"] = moment.Step.Kind.ToString(),
            ["text"] = moment.Step.Reason,
            ["batch"] = moment.Step.Batch?.Number,
            ["nodes"] = new JArray(moment.Step.Nodes),
            ["task"] = moment.TaskId,
            ["activity"] = moment.Activity,
            ["onTarget"] = moment.OnTarget,
            ["before"] = moment.Before,
            ["notReady"] = moment.NotReady,
        };
        foreach (var empty in json.Properties().Where(property => property.Value.Type is JTokenType.Null).ToList())
        {
            empty.Remove();
        }

        return json;
    }

    private void Follow(RolloutMoment value)
    {
        activity = value.Activity ?? value.Step.Reason;
        if (value.Step is { Kind: RolloutStepKind.ReplaceNodes, Batch: { } started })
        {
            foreach (var earlier in plan.Batches.Where(batch => batch.Number < started.Number))
            {
                states[earlier.Number] = "done";
            }

            states[started.Number] = value.Activity ?? "starting";
        }
        else if (value.Step is { Kind: RolloutStepKind.Wait or RolloutStepKind.Check, Batch: { } waiting })
        {
            states[waiting.Number] = value.Step.Kind is RolloutStepKind.Check ? "checks" : "waiting";
        }
        else if (value.Step.Kind is RolloutStepKind.Done)
        {
            foreach (var batch in plan.Batches)
            {
                states[batch.Number] = "done";
            }
        }
    }

    private void WriteLine(RolloutMoment value)
    {
        var step = value.Step;
        var nodes = step.Nodes.IsEmpty ? string.Empty : $": {string.Join(", ", step.Nodes)}";
        var line = SafeText.Line(value.Activity is { } doing ? $"  {doing}" : $"{step.Reason}{nodes}");
        if (line != last)
        {
            last = line;
            var time = TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            output.Out.WriteLine($"{output.Style.Dim(time)}  {RolloutReport.Word(step.Kind), -11}  {line}");
        }
    }

    private Rows Draw()
    {
        lock (gate)
        {
            var table = new Table().Border(TableBorder.None).AddColumns("BATCH", "ZONE", "NODES", "MINUTES P50", "STATE");
            var current = states.Keys.DefaultIfEmpty(1).Max();
            foreach (var batch in plan.Batches.Skip(Math.Max(0, current - (ShownBatches / 2))).Take(ShownBatches))
            {
                table.AddRow([
                    .. new[]
                    {
                        batch.Number == 1 ? "1 (canary)" : batch.Number.ToString(CultureInfo.InvariantCulture),
                        batch.Zone,
                        batch.Nodes.Length > 3 ? $"{batch.Nodes.Length} nodes" : string.Join(", ", batch.Nodes),
                        batch.Expected.P50.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture),
                        states.GetValueOrDefault(batch.Number, "-"),
                    }.Select(text => Markup.Escape(SafeText.Line(text))),
                ]);
            }

            var rest = plan
                .Batches.Where(batch => states.GetValueOrDefault(batch.Number) is not "done")
                .Sum(batch => batch.Expected.P50.TotalMinutes);
            var counts = moments.Count == 0 ? null : moments[^1];
            return new Rows(
                table,
                new Markup(
                    Markup.Escape(
                        $"{counts?.OnTarget ?? 0} of {plan.Nodes.Count()} nodes done, {counts?.NotReady ?? 0} not Ready, "
                            + string.Create(CultureInfo.InvariantCulture, $"about {rest:0.0} minutes left")
                    )
                ),
                new Markup($"[dim]{Markup.Escape(SafeText.Line(activity))}[/]")
            );
        }
    }
}
