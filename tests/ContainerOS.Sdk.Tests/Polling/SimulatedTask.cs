using System.Globalization;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests.Polling;

/// <summary>A task with stages one after the other and, in the last one, nodes that are finished one by one.</summary>
/// <param name="type">Kind of task.</param>
/// <param name="begun">When it started, on our clock.</param>
/// <param name="stages">How long each stage takes.</param>
/// <param name="nodes">When each node is done, from the start of the last stage.</param>
internal sealed class SimulatedTask(string type, DateTimeOffset begun, IReadOnlyList<TimeSpan> stages, IReadOnlyList<TimeSpan> nodes)
{
    /// <summary>How far the service's clock is ahead of ours.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>How much faster the service's clock runs than ours.</summary>
    public double ClockSpeed { get; init; } = 1;

    public DateTimeOffset End => begun + stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage);

    public TaskInfo At(DateTimeOffset now)
    {
        var (done, start) = (new JArray(), begun);
        foreach (var (length, place) in stages.Select((length, place) => (length, place)))
        {
            done.Add(Stage(place, start, start + length, now));
            start += length;
        }

        var last = start - stages[^1];
        var reply = new JObject
        {
            ["task_id"] = "T-1",
            ["task_type"] = type,
            ["state"] = now >= End ? "success" : "running",
            ["created"] = Text(begun),
            ["updated"] = Text(now < End ? now : End),
            ["stages"] = stages.Count > 1 ? done : [],
            ["events"] = new JArray(
                nodes
                    .Where(done => now >= last + done)
                    .Select(done => new JObject { ["action"] = "NodeDone", ["timestamp"] = Text(last + done) })
            ),
            ["task_result"] = new JArray(
                nodes.Select((done, i) => new JObject { ["data"] = $"i-{i}", ["status"] = now >= last + done ? "success" : "initial" })
            ),
        };
        reply.AddAnnotation(
            new ReplyOrigin("DescribeTaskInfo", 200, null) { Date = DateTimeOffset.Parse(Seconds(now), CultureInfo.InvariantCulture) }
        );
        return new(reply);
    }

    private JObject Stage(int place, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var stage = new JObject { ["message"] = $"stage {place}" };
        if (now >= start)
        {
            stage["start_time"] = Text(start);
        }

        if (now >= end)
        {
            stage["end_time"] = Text(end);
        }

        return stage;
    }

    private string Text(DateTimeOffset at) => Seconds(begun + ((at - begun) * ClockSpeed));

    // Whole seconds, as the service writes them. The date of a reply is from the clock of the server, also if the emulated one runs faster.
    private string Seconds(DateTimeOffset at) =>
        (at + ClockOffset).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
