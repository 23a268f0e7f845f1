using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task as ACK describes it. Fields this type does not name are kept.</summary>
public sealed record TaskInfo : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskInfo() { }

    internal TaskInfo(JsonFields fields)
        : base(fields) { }

    /// <summary>Task id.</summary>
    public string? TaskId
    {
        get => Text("task_id");
        init => Put("task_id", value);
    }

    /// <summary>Cluster.</summary>
    public string? ClusterId
    {
        get => Text("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary>Kind of work.</summary>
    public string? TaskType
    {
        get => Text("task_type");
        init => Put("task_type", value);
    }

    /// <summary><c>running</c>, <c>success</c>, <c>failed</c>; others may come.</summary>
    public string? State
    {
        get => Text("state");
        init => Put("state", value);
    }

    /// <summary>The stage it is in.</summary>
    public string? CurrentStage
    {
        get => Text("current_stage");
        init => Put("current_stage", value);
    }

    /// <summary>Stages.</summary>
    public IReadOnlyList<TaskStage>? Stages
    {
        get => Parts("stages", f => new TaskStage(f));
        init => Put("stages", value);
    }

    /// <summary>Events so far.</summary>
    public IReadOnlyList<TaskEvent>? Events
    {
        get => Parts("events", f => new TaskEvent(f));
        init => Put("events", value);
    }

    /// <summary>Results a resource.</summary>
    public IReadOnlyList<TaskNodeResult>? Results
    {
        get => Parts("task_result", f => new TaskNodeResult(f));
        init => Put("task_result", value);
    }

    /// <summary>What it works on.</summary>
    public TaskTarget? Target
    {
        get => Part("target", f => new TaskTarget(f));
        init => Put("target", value);
    }

    /// <summary>Why it failed.</summary>
    public TaskError? Error
    {
        get => Part("error", f => new TaskError(f));
        init => Put("error", value);
    }

    /// <summary>Start, ISO 8601.</summary>
    public string? Created
    {
        get => Text("created");
        init => Put("created", value);
    }

    /// <summary>Last change, ISO 8601.</summary>
    public string? Updated
    {
        get => Text("updated");
        init => Put("updated", value);
    }

    /// <summary>Whether the task ended well.</summary>
    public bool IsSucceeded => State is "success";

    /// <summary>Whether the task ended badly. <c>fail</c> is seen beside <c>failed</c>; the names of a cancelled task are [inferred].</summary>
    public bool IsFailed => State is "failed" or "fail" or "canceled" or "cancelled";

    /// <summary>The service's time when it said this, or null.</summary>
    internal DateTimeOffset? ToldAt => Fields.Origin?.Date;
}
