using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Observability;

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

/// <summary>One stage of a task.</summary>
public sealed record TaskStage : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskStage() { }

    internal TaskStage(JsonFields fields)
        : base(fields) { }

    /// <summary>Stage name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>Stage state.</summary>
    public string? State
    {
        get => Text("state");
        init => Put("state", value);
    }

    /// <summary>What ACK says about it; what looks like a secret is blanked.</summary>
    public string? Message
    {
        get => SecretPatterns.Redact(Text("message"));
        init => Put("message", value);
    }

    /// <summary>Start, ISO 8601.</summary>
    public string? StartTime
    {
        get => Text("start_time");
        init => Put("start_time", value);
    }

    /// <summary>End, ISO 8601.</summary>
    public string? EndTime
    {
        get => Text("end_time");
        init => Put("end_time", value);
    }
}

/// <summary>An event of a task.</summary>
public sealed record TaskEvent : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskEvent() { }

    internal TaskEvent(JsonFields fields)
        : base(fields) { }

    /// <summary>What was done.</summary>
    public string? Action
    {
        get => Text("action");
        init => Put("action", value);
    }

    /// <summary><c>info</c>, <c>warning</c> or <c>error</c>; others may come.</summary>
    public string? Level
    {
        get => Text("level");
        init => Put("level", value);
    }

    /// <summary>Event text; what looks like a secret is blanked.</summary>
    public string? Message
    {
        get => SecretPatterns.Redact(Text("message"));
        init => Put("message", value);
    }

    /// <summary>Short reason.</summary>
    public string? Reason
    {
        get => Text("reason");
        init => Put("reason", value);
    }

    /// <summary>Who says so.</summary>
    public string? Source
    {
        get => Text("source");
        init => Put("source", value);
    }

    /// <summary>Time, ISO 8601.</summary>
    public string? Timestamp
    {
        get => Text("timestamp");
        init => Put("timestamp", value);
    }
}

/// <summary>Result of a task for one resource.</summary>
public sealed record TaskNodeResult : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskNodeResult() { }

    internal TaskNodeResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The resource, an instance id or node name.</summary>
    public string? Data
    {
        get => Text("data");
        init => Put("data", value);
    }

    /// <summary><c>initial</c>, <c>success</c>, <c>failed</c>; others may come.</summary>
    public string? Status
    {
        get => Text("status");
        init => Put("status", value);
    }
}

/// <summary>What a task works on.</summary>
public sealed record TaskTarget : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskTarget() { }

    internal TaskTarget(JsonFields fields)
        : base(fields) { }

    /// <summary>Id of the target.</summary>
    public string? Id
    {
        get => Text("id");
        init => Put("id", value);
    }

    /// <summary>Kind of the target, such as <c>nodepool</c>.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }
}

/// <summary>Why a task failed.</summary>
public sealed record TaskError : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public TaskError() { }

    internal TaskError(JsonFields fields)
        : base(fields) { }

    /// <summary>Vendor code.</summary>
    public string? Code
    {
        get => Text("code");
        init => Put("code", value);
    }

    /// <summary>Vendor text; what looks like a secret is blanked.</summary>
    public string? Message
    {
        get => SecretPatterns.Redact(Text("message"));
        init => Put("message", value);
    }
}
