using System.Threading.Channels;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>A task that is followed by one or many, looked at once for them all. Guarded by its poller's lock.</summary>
/// <param name="id">The task.</param>
/// <param name="now">When the following began.</param>
/// <param name="memory">What earlier tasks took.</param>
internal sealed class FollowedTask(string id, DateTimeOffset now, StageMemory memory)
{
    // Ours: a following outlives a trouble of the service or of the way to it for that long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2);
    private readonly List<Channel<TaskProgress>> seats = [];
    private readonly LookRhythm rhythm = new(now);
    private readonly ServiceClock clock = new();
    private DateTimeOffset lastAnswer = now;
    private DateTimeOffset? latest;
    private TaskProgress? last;
    private bool wasMissing;

    public string Id => id;

    /// <summary>The cluster it belongs to; null until the first look.</summary>
    public string? ClusterId => last?.Info.ClusterId;

    /// <summary>When it is to be looked at.</summary>
    public DateTimeOffset Due { get; private set; } = now;

    /// <summary>Whether nothing more is to be told.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether somebody follows it still.</summary>
    public bool IsWanted => seats.Count > 0;

    /// <summary>Ends the look under way when nobody follows any more.</summary>
    public CancellationTokenSource Unwanted { get; } = new();

    /// <summary>One more follower; it hears at once what is known.</summary>
    public Channel<TaskProgress> Join()
    {
        var seat = Channel.CreateUnbounded<TaskProgress>();
        seats.Add(seat);
        if (last is not null)
        {
            seat.Writer.TryWrite(last);
        }

        return seat;
    }

    public void Leave(Channel<TaskProgress> seat) => seats.Remove(seat);

    /// <summary>A look is under way: no other is due.</summary>
    public void Looking() => Due = DateTimeOffset.MaxValue;

    /// <summary>Whether a line of the list of tasks says nothing that is not known.</summary>
    public bool IsUnchanged(TaskInfo listed) => listed is { IsSucceeded: false, IsFailed: false, Updated: not null } && last?.Info is { } known
        && (listed.State, listed.Updated, listed.CurrentStage ?? known.CurrentStage) == (known.State, known.Updated, known.CurrentStage);

    /// <summary>Nothing is new.</summary>
    public void Same(DateTimeOffset at) => Plan(at, TaskOutline.Of(last!.Info), last.Info.TaskType);

    /// <summary>A look answered, with a task or with fields that can not be one.</summary>
    public void Answered(TaskInfo info, DateTimeOffset at)
    {
        try
        {
            Saw(info, at);
        }
        catch (SdkException fault)
        {
            Failed(fault, at);
        }
    }

    private void Saw(TaskInfo info, DateTimeOffset at)
    {
        var outline = TaskOutline.Of(info);
        if (outline.Latest is { } moment && moment != latest)
        {
            clock.Note(moment, latest is null ? null : lastAnswer, at);
            latest = moment;
        }

        Tell(new TaskProgress(info, last?.Info.Events?.Count ?? 0));
        Plan(at, outline, info.TaskType);
        if (info.IsSucceeded)
        {
            memory.Note(info.TaskType, outline);
            End(null);
        }
        else if (info.IsFailed)
        {
            End(new TaskFailedException(info));
        }
    }

    /// <summary>A look failed. A task that is missing twice in a row is gone; a trouble on the way is waited out for two minutes.</summary>
    public void Failed(Exception fault, DateTimeOffset at)
    {
        var isTrouble = fault is ServerException or ThrottledException or ConnectionLostException or CallTimeoutException or EndpointUnreachableException or MalformedReplyException and not UnexpectedFieldException;
        if ((fault is NotFoundException && !wasMissing) || (isTrouble && at - lastAnswer < Patience))
        {
            wasMissing = fault is NotFoundException;
            Due = at + AfterFault;
            return;
        }

        End(fault);
    }

    private void Plan(DateTimeOffset at, TaskOutline outline, string? type)
    {
        (lastAnswer, wasMissing) = (at, false);
        var forecast = Forecast.Of(outline, type, memory);
        Due = at + rhythm.Next(at, forecast is { } ours ? (ours.Stage.Shift(clock.Offset), ours.Task.Shift(clock.Offset)) : null);
    }

    private void Tell(TaskProgress progress)
    {
        last = progress;
        seats.ForEach(seat => seat.Writer.TryWrite(progress));
    }

    private void End(Exception? fault)
    {
        IsOver = true;
        seats.ForEach(seat => seat.Writer.TryComplete(fault));
    }
}
