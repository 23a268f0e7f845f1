using ContainerOS.Sdk.Ack.Tasks.Following;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task at one look.</summary>
public sealed record TaskProgress
{
    internal TaskProgress(TaskInfo info, int eventsBefore)
    {
        Info = info;
        Percent = info.IsSucceeded ? 100 : TaskOutline.Of(info).Percent;
        NewEvents = [.. (info.Events ?? []).Skip(eventsBefore)];
    }

    /// <summary>The task as the service describes it.</summary>
    public TaskInfo Info { get; }

    /// <summary>The stage it is in, or null.</summary>
    public string? Stage => Info.CurrentStage;

    /// <summary>The share that is done, 0 to 100: of the nodes, else of the stages; null when the service tells neither.</summary>
    public int? Percent { get; }

    /// <summary>The events that the look before did not have.</summary>
    public IReadOnlyList<TaskEvent> NewEvents { get; }

    /// <summary>Results a node.</summary>
    public IReadOnlyList<TaskNodeResult> Nodes => Info.Results ?? [];

    /// <summary>Whether the task ended well; the last progress of a following.</summary>
    public bool IsSucceeded => Info.IsSucceeded;
}
