using System.Globalization;
using ContainerOS.Sdk.Ack.Tasks;

namespace ContainerOS.Sdk.Tests.Following;

/// <summary>A task whose course is settled beforehand, told as the service tells it: in whole seconds, and no more than has happened.</summary>
/// <param name="Type">The kind of work.</param>
/// <param name="Begun">When it begins.</param>
/// <param name="Stages">Its stages with their lengths in seconds.</param>
/// <param name="NodesDone">When each node is done, in seconds from the beginning; empty for a task that tells of none.</param>
internal sealed record SimulatedTask(string Type, DateTimeOffset Begun, (string Name, double Seconds)[] Stages, double[] NodesDone)
{
    public DateTimeOffset End => Begun.AddSeconds(Stages.Sum(stage => stage.Seconds));

    public TimeSpan Length => End - Begun;

    /// <summary>The task as a look at that time shows it.</summary>
    public TaskInfo At(DateTimeOffset now) => new()
    {
        TaskId = "T-1",
        TaskType = Type,
        State = now < End ? "running" : "success",
        Created = Text(Begun),
        Updated = Text(now < End ? now : End),
        Stages = [.. Told(now)],
        Results = [.. NodesDone.Select((at, node) => new TaskNodeResult { Data = $"i-{node}", Status = now < Begun.AddSeconds(at) ? "initial" : "success" })],
    };

    private IEnumerable<TaskStage> Told(DateTimeOffset now)
    {
        var start = Begun;
        foreach (var (name, seconds) in Stages)
        {
            var end = start.AddSeconds(seconds);
            yield return new TaskStage { Name = name, StartTime = now < start ? null : Text(start), EndTime = now < end ? null : Text(end) };
            start = end;
        }
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
