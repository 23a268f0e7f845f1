using ContainerOS.Sdk.Ack.Tasks.Polling;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task as one read found it.</summary>
public sealed record TaskProgress
{
    internal TaskProgress(TaskInfo info, int eventsBefore)
    {
        Info = info;
        Percent = info.IsSucceeded ? 100 : TaskTimeline.Of(info).Percent;
        NewEvents = [.. (info.Events ?? []).Skip(eventsBefore)];
    }

    /// <summary>The task as the service describes it.</summary>
    public TaskInfo Info { get; }

    /// <summary>The current stage; null when unknown.</summary>
    public string? Stage => Info.CurrentStage;

    /// <summary>The finished share of the nodes or, without nodes, of the stages, 0 to 100; null when neither is reported.</summary>
    public int? Percent { get; }

    /// <summary>The events that are new since the previous read.</summary>
    public IReadOnlyList<TaskEvent> NewEvents { get; }

    /// <summary>The results by node.</summary>
    public IReadOnlyList<TaskNodeResult> Nodes => Info.Results ?? [];

    /// <summary>Whether the task ended with success; true for the last progress.</summary>
    public bool IsSucceeded => Info.IsSucceeded;
}
